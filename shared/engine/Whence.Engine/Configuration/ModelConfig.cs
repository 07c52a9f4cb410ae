using Whence.Tensors.Attention;

namespace Whence.Engine.Configuration;

/// <summary>The hyper-parameters of an interpretable causal diffusion model, as its config.json states them.</summary>
public sealed record ModelConfig
{
    /// <summary>Gets the number of transformer blocks (n_layers).</summary>
    public required int Layers { get; init; }

    /// <summary>Gets the number of query heads (n_head).</summary>
    public required int Heads { get; init; }

    /// <summary>Gets the number of key and value heads (n_kv_heads; absent or null: as many as query heads).</summary>
    public required int KeyHeads { get; init; }

    /// <summary>Gets the channels of the hidden state (n_embd).</summary>
    public required int Width { get; init; }

    /// <summary>Gets the longest sequence, prompt and answer together, in tokens (block_size).</summary>
    public required int ContextLength { get; init; }

    /// <summary>Gets the positions of an attention block and of a generation block (diff_block_size).</summary>
    public required int BlockLength { get; init; }

    /// <summary>Gets the channels inside the MLP (intermediate_size, or mlp_ratio * n_embd).</summary>
    public required int MlpWidth { get; init; }

    /// <summary>Gets the rows of the vocabulary that exist (vocab_size).</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Gets whether norms are RMS norms rather than layer norms.</summary>
    public bool RmsNorm { get; init; } = true;

    /// <summary>Gets the epsilon of the RMS norms. Layer norms always use 1e-5, as the reference does.</summary>
    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>Gets whether a norm stands before its sub-layer (pre) or on its output (post).</summary>
    public NormOrder NormOrder { get; init; } = NormOrder.Post;

    /// <summary>Gets whether queries and keys are normalised per head.</summary>
    public bool QueryKeyNorm { get; init; } = true;

    /// <summary>Gets whether queries and keys carry rotary positions.</summary>
    public bool Rotary { get; init; } = true;

    /// <summary>Gets the base of the rotary wavelengths.</summary>
    public float RotaryBase { get; init; } = 500_000f;

    /// <summary>Gets whether the MLP is a SwiGLU rather than linear, activation, linear.</summary>
    public bool SwiGlu { get; init; } = true;

    /// <summary>Gets the activation of a standard MLP.</summary>
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>Gets whether the linear layers carry biases.</summary>
    public bool Bias { get; init; }

    /// <summary>Gets the bound to which queries, keys and values are clamped, or null.</summary>
    public float? ClipQkv { get; init; } = 10f;

    /// <summary>Gets whether the LM head is the token embedding (weight_sharing).</summary>
    public bool TiedHead { get; init; } = true;

    /// <summary>Gets the special tokens.</summary>
    public required SpecialTokens Tokens { get; init; }

    /// <summary>Gets the hyper-parameters of the concept heads.</summary>
    public required ConceptConfig Concepts { get; init; }

    /// <summary>Gets the channels of one head.</summary>
    public int HeadDim => Width / Heads;

    /// <summary>Gets the epsilon of the norms in use.</summary>
    public float EffectiveNormEpsilon => RmsNorm ? NormEpsilon : 1e-5f;

    /// <summary>Gets the sizes of the attention.</summary>
    public AttentionShape Attention => new(Heads, KeyHeads, HeadDim, BlockLength);
}
