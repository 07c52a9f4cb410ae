using Whence.Engine.Configuration;

namespace Whence.Engine.Parameters;

/// <summary>Lists the weights that a configuration asks for, by the names of published checkpoints.</summary>
public static class ParameterLayout
{
    /// <summary>Returns every weight, in a fixed order.</summary>
    public static IReadOnlyList<ParameterSpec> For(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        List<ParameterSpec> specs =
        [
            new(ParameterNames.Embedding, config.VocabularySize, config.Width, ParameterRole.Embedding),
        ];
        for (var layer = 0; layer < config.Layers; layer++)
        {
            specs.AddRange(Block(config, layer));
        }

        specs.AddRange(Norm(ParameterNames.FinalNorm, config.Width, config.RmsNorm));
        if (!config.TiedHead)
        {
            specs.Add(new(ParameterNames.Head, config.VocabularySize, config.Width, ParameterRole.Embedding));
        }

        specs.AddRange(ConceptHead(config, discovered: false));
        if (config.Concepts.HasDiscovered)
        {
            specs.AddRange(ConceptHead(config, discovered: true));
        }

        return specs;
    }

    private static IEnumerable<ParameterSpec> Block(ModelConfig config, int layer)
    {
        var (width, shape) = (config.Width, config.Attention);
        var qkv = shape.QueryWidth + (2 * shape.KeyWidth);
        var inner = config.SwiGlu ? 2 * config.MlpWidth : config.MlpWidth;
        IEnumerable<ParameterSpec> specs =
        [
            .. Linear(ParameterNames.Attention(layer), qkv, width, config.Bias, ParameterRole.Linear),
            .. Linear(ParameterNames.AttentionOutput(layer), width, width, config.Bias, ParameterRole.ResidualLinear),
            .. Norm(ParameterNames.FirstNorm(layer), width, config.RmsNorm),
            .. Norm(ParameterNames.SecondNorm(layer), width, config.RmsNorm),
            .. Linear(ParameterNames.MlpInput(layer), inner, width, config.Bias, ParameterRole.Linear),
            .. Linear(
                ParameterNames.MlpOutput(layer), width, config.MlpWidth, config.Bias, ParameterRole.ResidualLinear),
        ];
        return !config.QueryKeyNorm
            ? specs
            : specs
                .Concat(Norm(ParameterNames.QueryNorm(layer), config.HeadDim, config.RmsNorm))
                .Concat(Norm(ParameterNames.KeyNorm(layer), config.HeadDim, config.RmsNorm));
    }

    private static IEnumerable<ParameterSpec> ConceptHead(ModelConfig config, bool discovered)
    {
        var concepts = config.Concepts;
        var head = discovered ? ParameterNames.DiscoveredHead : ParameterNames.KnownHead;
        var count = discovered ? concepts.Discovered : concepts.Known;
        var attention = discovered ? concepts.AttentionDiscovered : concepts.AttentionKnown;
        var rank = discovered ? concepts.DiscoveredRank : null;
        var width = config.Width;
        if (rank is { } r)
        {
            yield return new(head + ParameterNames.Coefficients, count, r, ParameterRole.ConceptTable);
            yield return new(head + ParameterNames.Basis, width, r, ParameterRole.Linear);
        }
        else
        {
            yield return new(head + ParameterNames.ConceptEmbedding, count, width, ParameterRole.ConceptTable);
        }

        if (attention)
        {
            yield return new(head + ParameterNames.ConceptQuery, width, width, ParameterRole.Linear);
        }
        else if (rank is { } s)
        {
            yield return new(head + ParameterNames.PredictorDown, s, width, ParameterRole.Linear);
            yield return new(head + ParameterNames.PredictorUp, count, s, ParameterRole.ConceptTable);
        }
        else
        {
            yield return new(head + ParameterNames.ConceptPredictor, count, width, ParameterRole.ConceptTable);
        }
    }

    private static IEnumerable<ParameterSpec> Linear(
        string name, int outputs, int inputs, bool bias, ParameterRole role)
    {
        yield return new(name + ".weight", outputs, inputs, role);
        if (bias)
        {
            yield return new(name + ".bias", 1, outputs, ParameterRole.Bias);
        }
    }

    private static IEnumerable<ParameterSpec> Norm(string name, int width, bool rms)
    {
        yield return new(name + ".weight", 1, width, ParameterRole.NormWeight);
        if (!rms)
        {
            yield return new(name + ".bias", 1, width, ParameterRole.NormBias);
        }
    }
}
