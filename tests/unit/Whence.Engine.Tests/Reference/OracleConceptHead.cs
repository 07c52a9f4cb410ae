using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Tests.Reference;

/// <summary>A concept head once more, in float64, with every variant of scorer, table and limit.</summary>
internal sealed class OracleConceptHead
{
    private readonly OracleWeights _weights;
    private readonly string _name;
    private readonly bool _attention;
    private readonly bool _factorised;
    private readonly int? _top;
    private readonly int? _topFeatures;

    public OracleConceptHead(OracleWeights weights, ConceptKind kind)
    {
        (_weights, Concepts) = (weights, weights.Config.Concepts);
        var known = kind == ConceptKind.Known;
        _name = known ? ParameterNames.KnownHead : ParameterNames.DiscoveredHead;
        Count = known ? Concepts.Known : Concepts.Discovered;
        _attention = known ? Concepts.AttentionKnown : Concepts.AttentionDiscovered;
        _factorised = !known && Concepts.DiscoveredRank is not null;
        _top = known ? Concepts.TopKnown : Concepts.LimitDiscovered ? Concepts.TopDiscovered : null;
        _topFeatures = _top is not null && known ? Concepts.TopKnownFeatures ?? _top : _top;
    }

    public int Count { get; }

    private ConceptConfig Concepts { get; }

    /// <summary>Returns the clamped logits of all concepts.</summary>
    public double[] Logits(double[] hidden)
    {
        double[] logits;
        if (_attention)
        {
            var query = _weights.Product(_name + ParameterNames.ConceptQuery, hidden);
            logits = [.. Enumerable.Range(0, Count).Select(
                i => OracleTransformer.Dot(Embedding(i), query) / Math.Sqrt(query.Length))];
        }
        else
        {
            logits = _factorised
                ? _weights.Product(
                    _name + ParameterNames.PredictorUp,
                    _weights.Product(_name + ParameterNames.PredictorDown, hidden))
                : _weights.Product(_name + ParameterNames.ConceptPredictor, hidden);
        }

        return [.. logits.Select(logit => Math.Clamp(logit, -15, 15))];
    }

    public double[] Embedding(int concept) => _factorised
        ? _weights.Product(_name + ParameterNames.Basis, _weights.Row(_name + ParameterNames.Coefficients, concept))
        : _weights.Row(_name + ParameterNames.ConceptEmbedding, concept);

    /// <summary>Returns the weights of all concepts: of the features, or the dense ones that edits change.</summary>
    public double[] Weights(double[] hidden, bool dense) =>
        dense ? Dense(Logits(hidden)) : Kept(Logits(hidden), _topFeatures);

    /// <summary>Returns the features: of the largest weights, or of the dense weights with some of them set.</summary>
    public double[] Features(double[] hidden, IReadOnlyDictionary<int, float> edits)
    {
        var weights = Weights(hidden, dense: edits.Count > 0);
        foreach (var (concept, weight) in edits)
        {
            weights[concept] = weight;
        }

        var features = new double[hidden.Length];
        for (var concept = 0; concept < Count; concept++)
        {
            var embedding = Embedding(concept);
            for (var i = 0; i < features.Length; i++)
            {
                features[i] += weights[concept] * embedding[i];
            }
        }

        return features;
    }

    // Ranked by logit, what is cut becomes a logit of zero, whose sigmoid is a half.
    private double[] Dense(double[] logits)
    {
        if (!Concepts.RankLogits || _top is not { } top)
        {
            return Kept(logits, _top);
        }

        var kept = Largest(logits, top);
        return [.. logits.Select((logit, i) => kept.Contains(i) ? Sigmoid(logit) : 0.5)];
    }

    private static double[] Kept(double[] logits, int? top)
    {
        var kept = Largest(logits, top ?? logits.Length);
        return [.. logits.Select((logit, i) => kept.Contains(i) ? Sigmoid(logit) : 0)];
    }

    private static HashSet<int> Largest(double[] logits, int top) =>
        [.. Enumerable.Range(0, logits.Length).OrderByDescending(i => logits[i]).Take(top)];

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
