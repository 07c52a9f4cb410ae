using System.Text.Json;
using System.Text.Json.Nodes;

namespace Whence.Engine.Configuration;

/// <summary>Writes config.json in the nested published form, which <see cref="ConfigReader"/> reads back.</summary>
public static class ConfigWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the configuration into a model folder.</summary>
    public static void WriteFolder(ModelConfig config, string folder) =>
        File.WriteAllText(Path.Combine(folder, ConfigReader.FileName), ToJson(config) + "\n");

    /// <summary>Returns the configuration as JSON text.</summary>
    public static string ToJson(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var root = new JsonObject
        {
            ["model_type"] = "causal_diffusion",
            ["interpretable"] = true,
            ["n_layers"] = config.Layers,
            ["n_head"] = config.Heads,
            ["n_kv_heads"] = config.KeyHeads,
            ["n_embd"] = config.Width,
            ["block_size"] = config.ContextLength,
            ["diff_block_size"] = config.BlockLength,
            ["intermediate_size"] = config.MlpWidth,
            ["vocab_size"] = config.VocabularySize,
            ["use_rms_norm"] = config.RmsNorm,
            ["norm_eps"] = config.NormEpsilon,
            ["norm_order"] = config.NormOrder == NormOrder.Pre ? "pre" : "post",
            ["use_qk_norm"] = config.QueryKeyNorm,
            ["use_rope"] = config.Rotary,
            ["rope_base"] = config.RotaryBase,
            ["mlp_type"] = config.SwiGlu ? "swiglu" : "standard",
            ["activation"] = Name(config.Activation),
            ["use_bias"] = config.Bias,
            ["clip_qkv"] = config.ClipQkv,
            ["weight_sharing"] = config.TiedHead,
            ["mask_token_id"] = config.Tokens.Mask,
            ["pad_token_id"] = config.Tokens.Pad,
            ["bos_token_id"] = config.Tokens.Bos,
            ["eos_token_id"] = config.Tokens.EndOfText,
            ["endofchunk_token_id"] = config.Tokens.EndOfChunk,
            ["concept"] = Concepts(config),
        };
        if (config.Tokens.EndOfTurn is { } endOfTurn)
        {
            root["eot_id"] = endOfTurn;
        }

        return root.ToJsonString(Indented);
    }

    private static JsonObject Concepts(ModelConfig config)
    {
        var concepts = config.Concepts;
        var section = new JsonObject
        {
            ["n_concepts"] = concepts.Known,
            ["n_unknown_concepts"] = concepts.HasDiscovered ? concepts.Discovered : null,
            ["concept_dim"] = config.Width,
            ["use_attention_known"] = concepts.AttentionKnown,
            ["use_attention_unknown"] = concepts.AttentionDiscovered,
            ["topk_known"] = concepts.TopKnown,
            ["topk_known_features"] = concepts.TopKnownFeatures,
            ["use_unknown"] = concepts.HasDiscovered,
            ["factorize_unknown"] = concepts.DiscoveredRank is not null,
            ["unknown_topk"] = concepts.TopDiscovered,
            ["apply_topk_to_unknown"] = concepts.LimitDiscovered,
            ["topk_on_logits"] = concepts.RankLogits,
            ["use_epsilon_correction"] = concepts.ResidualCorrection,
            ["pad_multiple"] = concepts.PadMultiple,
        };
        if (concepts.DiscoveredRank is { } rank)
        {
            section["factorize_rank"] = rank;
        }

        return section;
    }

    private static string Name(Activation activation) => activation switch
    {
        Activation.Relu => "relu",
        Activation.Silu => "silu",
        _ => "gelu",
    };
}
