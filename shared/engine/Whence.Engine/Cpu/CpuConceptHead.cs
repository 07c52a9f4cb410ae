using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;

namespace Whence.Engine.Cpu;

/// <summary>
/// A concept head: scores every concept for a row and turns the scores into features. All variants of the reference: a
/// linear or attention scorer, dense or factorised tables, top-k or all concepts, interventions.
/// </summary>
internal sealed class CpuConceptHead : IDisposable
{
    // Above this many concepts the reference edits the features instead of the whole weight row.
    private const int DenseInterventionMax = 50_000;

    private readonly ConceptScorer _scorer;
    private readonly ConceptTable _table;
    private readonly HeadOptions _options;
    private float[] _logits = [];
    private float[] _weights = [];

    public CpuConceptHead(IWeightSource source, ParameterMap map, ConceptKind kind)
    {
        _options = HeadOptions.For(source.Config.Concepts, kind);
        _table = new ConceptTable(source, map, _options);
        _scorer = new ConceptScorer(source, map, _options, _table);
    }

    public ConceptTable Table => _table;

    public int Concepts => _options.Concepts;

    /// <summary>Gets how many concepts are reported for a row.</summary>
    public int ReportedTop => _options.ReportedTop;

    /// <summary>Computes the clamped logits of all concepts: [rows, concepts], valid until the next call.</summary>
    public ReadOnlySpan<float> Logits(RowParallel rows, float[] hidden, int count)
    {
        Buffers.Grow(ref _logits, count * Concepts);
        _scorer.Score(rows, hidden, count, _logits);
        return _logits.AsSpan(0, count * Concepts);
    }

    /// <summary>Computes the features of rows: [rows, width].</summary>
    public void Features(
        RowParallel rows, float[] hidden, int count, IReadOnlyDictionary<int, float>? interventions, float[] features)
    {
        Logits(rows, hidden, count);
        var edits = interventions is { Count: > 0 } ? interventions : null;
        var dense = edits is not null && Concepts <= DenseInterventionMax;
        Buffers.Grow(ref _weights, count * Concepts);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                var logits = _logits.AsSpan(row * Concepts, Concepts);
                var weights = _weights.AsSpan(row * Concepts, Concepts);
                if (dense)
                {
                    ConceptWeights.Dense(_options, logits, weights);
                }
                else
                {
                    ConceptWeights.Sparse(_options, logits, weights);
                }

                ConceptWeights.Apply(edits, logits, weights, replace: dense);
            }
        });
        _table.Mix(rows, _weights, count, features);
    }

    /// <summary>Computes features from the weights that interventions edit, without editing any: [rows, width].
    /// </summary>
    public void PlainDenseFeatures(RowParallel rows, float[] hidden, int count, float[] features)
    {
        Buffers.Grow(ref _weights, count * Concepts);
        if (Concepts > DenseInterventionMax)
        {
            Features(rows, hidden, count, null, features);
            return;
        }

        Weights(rows, hidden, count, _weights.AsSpan(0, count * Concepts));
        _table.Mix(rows, _weights, count, features);
    }

    /// <summary>Computes the weights of all concepts without interventions: [rows, concepts].</summary>
    public void Weights(RowParallel rows, float[] hidden, int count, Span<float> weights)
    {
        Logits(rows, hidden, count);
        for (var row = 0; row < count; row++)
        {
            ConceptWeights.Dense(
                _options, _logits.AsSpan(row * Concepts, Concepts), weights.Slice(row * Concepts, Concepts));
        }
    }

    public void Dispose()
    {
        _scorer.Dispose();
        _table.Dispose();
    }
}
