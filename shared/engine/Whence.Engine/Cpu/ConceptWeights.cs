using Whence.Engine.Concepts;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>Concept weights of one row from its logits.</summary>
internal static class ConceptWeights
{
    /// <summary>Sigmoids of the concepts that form the features, zero elsewhere.</summary>
    public static void Sparse(HeadOptions options, ReadOnlySpan<float> logits, Span<float> weights)
    {
        if (options.TopFeatures is not { } top)
        {
            Sigmoid.Forward(logits, weights);
            return;
        }

        Keep(logits, top, weights, logit => 1 / (1 + MathF.Exp(-logit)));
    }

    /// <summary>The dense weights that interventions edit: cut by <see cref="HeadOptions.Top"/>.</summary>
    public static void Dense(HeadOptions options, ReadOnlySpan<float> logits, Span<float> weights)
    {
        if (options.Top is not { } top)
        {
            Sigmoid.Forward(logits, weights);
        }
        else if (options.RankLogits)
        {
            // The reference cuts logits to zero, and the sigmoid of zero is a half: kept, because it is its function.
            Keep(logits, top, weights, logit => logit);
            Sigmoid.Forward(weights, weights);
        }
        else
        {
            Keep(logits, top, weights, logit => 1 / (1 + MathF.Exp(-logit)));
        }
    }

    /// <summary>The derivatives of <see cref="Sparse"/> or <see cref="Dense"/>: zero where a concept is cut off or its
    /// logit clamped.</summary>
    public static void Slopes(HeadOptions options, bool dense, ReadOnlySpan<float> logits, Span<float> slopes)
    {
        if ((dense ? options.Top : options.TopFeatures) is { } top)
        {
            Keep(logits, top, slopes, Slope);
            return;
        }

        for (var concept = 0; concept < logits.Length; concept++)
        {
            slopes[concept] = Slope(logits[concept]);
        }
    }

    /// <summary>Sets the weights of the edited concepts; where they are not replaced, the difference to the predicted
    /// weight is added, as the reference does for large heads.</summary>
    public static void Apply(
        IReadOnlyDictionary<int, float>? edits, ReadOnlySpan<float> logits, Span<float> weights, bool replace)
    {
        if (edits is null)
        {
            return;
        }

        foreach (var (concept, value) in edits)
        {
            var predicted = 1 / (1 + MathF.Exp(-logits[concept]));
            weights[concept] = replace ? value : weights[concept] + value - predicted;
        }
    }

    /// <summary>Changes the weights of the edited concepts.</summary>
    public static void Apply(IReadOnlyList<ConceptEdit> edits, Span<float> weights)
    {
        foreach (var edit in edits)
        {
            weights[edit.Concept] = edit.Of(weights[edit.Concept]);
        }
    }

    /// <summary>The entries of <see cref="Sparse"/> or <see cref="Dense"/> for some concepts.</summary>
    public static void Some(
        HeadOptions options,
        bool dense,
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> concepts,
        Span<float> weights)
    {
        var kept = Largest(logits, dense ? options.Top : options.TopFeatures);
        var cut = dense && options.RankLogits ? 0.5f : 0;
        for (var i = 0; i < concepts.Length; i++)
        {
            var counts = kept is null || kept.Contains(concepts[i]);
            weights[i] = counts ? 1 / (1 + MathF.Exp(-logits[concepts[i]])) : cut;
        }
    }

    private static float Slope(float logit)
    {
        var weight = 1 / (1 + MathF.Exp(-logit));
        return MathF.Abs(logit) < ConceptScorer.LogitBound ? weight * (1 - weight) : 0;
    }

    private static int[]? Largest(ReadOnlySpan<float> logits, int? top)
    {
        if (top is not { } count)
        {
            return null;
        }

        var (indices, values) = (new int[count], new float[count]);
        TopK.Select(logits, indices, values);
        return indices;
    }

    private static void Keep(
        ReadOnlySpan<float> logits, int top, Span<float> weights, Func<float, float> weight)
    {
        var indices = top <= 256 ? stackalloc int[top] : new int[top];
        var values = top <= 256 ? stackalloc float[top] : new float[top];
        TopK.Select(logits, indices, values);
        weights.Clear();
        for (var i = 0; i < top; i++)
        {
            weights[indices[i]] = weight(values[i]);
        }
    }
}
