using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Parameters;
using Whence.Tensors.Threading;

namespace Whence.Engine.Tests.Support;

/// <summary>Small random models, one configuration for every variant of the architecture.</summary>
public static class TinyModels
{
    /// <summary>The attention block of the variants.</summary>
    public const int BlockLength = 4;

    /// <summary>Gets the plain case, of which every other varies something.</summary>
    public static ModelConfig Plain { get; } = new()
    {
        Layers = 2,
        Heads = 4,
        KeyHeads = 2,
        Width = 16,
        ContextLength = 64,
        BlockLength = BlockLength,
        MlpWidth = 20,
        VocabularySize = 40,
        Tokens = new SpecialTokens(Mask: 39, Pad: 38, Bos: 37, EndOfText: 35, EndOfChunk: 36, EndOfTurn: null),
        Concepts = new ConceptConfig
        {
            Known = 12,
            Discovered = 18,
            TopKnown = 4,
            TopKnownFeatures = 4,
            TopDiscovered = 6,
            DiscoveredRank = 5,
        },
    };

    /// <summary>Gets the plain case as an instruct model, whose answers end.</summary>
    public static ModelConfig Instruct { get; } = Plain with { Tokens = Plain.Tokens with { EndOfTurn = 34 } };

    /// <summary>Gets the configurations by name.</summary>
    public static IReadOnlyDictionary<string, ModelConfig> Variants { get; } = new Dictionary<string, ModelConfig>
    {
        ["plain"] = Plain,
        ["pre-norm gelu, biases"] = Plain with
        {
            NormOrder = NormOrder.Pre, SwiGlu = false, Activation = Activation.Gelu, Bias = true, KeyHeads = 4,
        },
        ["layer norm, untied relu"] = Plain with
        {
            RmsNorm = false, SwiGlu = false, Activation = Activation.Relu, TiedHead = false, QueryKeyNorm = false,
        },
        ["pre layer norm, silu, clipped"] = Plain with
        {
            RmsNorm = false, NormOrder = NormOrder.Pre, SwiGlu = false, Activation = Activation.Silu, ClipQkv = 0.5f,
        },
        ["one key head, no rotary, biases"] = Plain with { KeyHeads = 1, Rotary = false, Bias = true, ClipQkv = null },
        ["no residual"] = Plain with { Concepts = Plain.Concepts with { ResidualCorrection = false } },
        ["attention heads"] = Plain with
        {
            Concepts = Plain.Concepts with { AttentionKnown = true, AttentionDiscovered = true },
        },
        ["dense attention heads, no residual"] = Plain with
        {
            Concepts = Plain.Concepts with
            {
                AttentionKnown = true, AttentionDiscovered = true, DiscoveredRank = null, ResidualCorrection = false,
            },
        },
        ["no discovered head"] = Plain with { Concepts = Plain.Concepts with { Discovered = 0 } },
        ["dense discovered, ranked logits"] = Plain with
        {
            Concepts = Plain.Concepts with { DiscoveredRank = null, RankLogits = true, ResidualCorrection = false },
        },
        ["unlimited"] = Plain with
        {
            Concepts = Plain.Concepts with
            {
                TopKnown = null, TopKnownFeatures = null, LimitDiscovered = false, ResidualCorrection = false,
            },
        },
    };

    /// <summary>Gets the names of the configurations.</summary>
    public static TheoryData<string> Names => [.. Variants.Keys];

    /// <summary>Draws weights large enough that tokens, concepts and gradients differ from place to place.</summary>
    public static ParameterSet Draw(ModelConfig config, ulong seed)
    {
        var set = ParameterSet.Initialize(config, seed);
        var source = new NormalSource(seed + 1000);
        foreach (var parameter in set.All)
        {
            var noise = new float[parameter.Value.Length];
            source.Fill(noise, Deviation(parameter.Spec));
            for (var i = 0; i < noise.Length; i++)
            {
                parameter.Value[i] += noise[i];
            }
        }

        return set;
    }

    /// <summary>Draws an instruct model that ends its turn now and then.</summary>
    public static ParameterSet DrawInstruct(ModelConfig config, ulong seed)
    {
        var set = Draw(config, seed);
        var end = config.Tokens.EndOfTurn!.Value * config.Width;
        foreach (ref var value in set[ParameterNames.Embedding].Value.AsSpan(end, config.Width))
        {
            value *= 2f;
        }

        return set;
    }

    /// <summary>Makes the managed backend of a drawn model.</summary>
    public static CpuDenoiser Denoiser(ModelConfig config, ulong seed, WorkerPool? pool = null) =>
        CpuDenoiser.FromParameters(Draw(config, seed), pool ?? WorkerPool.CallerOnly);

    /// <summary>Draws ordinary tokens.</summary>
    public static int[] Prompt(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(34))];
    }

    private static double Deviation(ParameterSpec spec) => spec.Role switch
    {
        _ when spec.IsVector => 0.2,
        ParameterRole.Embedding => 0.5,
        _ => 1 / Math.Sqrt(spec.Columns),
    };
}
