using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

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

    private delegate void WeightChange(ReadOnlySpan<float> logits, Span<float> weights);

    public ConceptTable Table => _table;

    public int Concepts => _options.Concepts;

    /// <summary>Gets how many concepts are reported for a row.</summary>
    public int ReportedTop => _options.ReportedTop;

    /// <summary>Returns whether edits act on dense weights.</summary>
    public static bool IsDense(IReadOnlyList<ConceptEdit> edits, int concepts) =>
        edits.Count > 0 && concepts <= DenseInterventionMax;

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
        var edits = interventions is { Count: > 0 } ? interventions : null;
        var dense = edits is not null && Concepts <= DenseInterventionMax;
        Features(
            rows,
            hidden,
            count,
            dense,
            (logits, weights) => ConceptWeights.Apply(edits, logits, weights, replace: dense),
            features);
    }

    /// <summary>Computes the features of rows with some weights changed, from the weights that interventions edit:
    /// [rows, width].</summary>
    public void EditedFeatures(
        RowParallel rows, float[] hidden, int count, IReadOnlyList<ConceptEdit> edits, float[] features) => Features(
            rows,
            hidden,
            count,
            IsDense(edits, Concepts),
            (_, weights) => ConceptWeights.Apply(edits, weights),
            features);

    /// <summary>Adds Σ (w' - w) E to rows: [rows, width]. What does not change is not touched.</summary>
    public void AddChanges(
        RowParallel rows, float[] hidden, int count, IReadOnlyList<ConceptEdit> edits, Span<float> composed)
    {
        int[] concepts = [.. edits.Select(edit => edit.Concept)];
        var weights = new float[count * concepts.Length];
        var embedding = new float[_table.Width];
        Counted(rows, hidden, count, dense: false, concepts, weights);
        for (var i = 0; i < concepts.Length; i++)
        {
            _table.Embedding(concepts[i], embedding);
            for (var row = 0; row < count; row++)
            {
                var weight = weights[(row * concepts.Length) + i];
                var change = edits[i].Of(weight) - weight;
                if (change != 0)
                {
                    Elementwise.AddScaled(embedding, change, composed.Slice(row * embedding.Length, embedding.Length));
                }
            }
        }
    }

    /// <summary>Computes the weights of some concepts, edited ones with their edit: [rows, concepts].</summary>
    /// <param name="rows">The workers.</param>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="count">How many rows.</param>
    /// <param name="edits">The edits of this head.</param>
    /// <param name="residual">What becomes of the residual: a zeroed one comes with dense weights.</param>
    /// <param name="concepts">Ids.</param>
    /// <param name="weights">[rows, concepts].</param>
    public void EditedWeights(
        RowParallel rows,
        float[] hidden,
        int count,
        IReadOnlyList<ConceptEdit> edits,
        ResidualMode residual,
        ReadOnlySpan<int> concepts,
        Span<float> weights)
    {
        Counted(rows, hidden, count, residual == ResidualMode.Zeroed && IsDense(edits, Concepts), concepts, weights);
        foreach (var edit in edits)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                if (concepts[i % concepts.Length] == edit.Concept)
                {
                    weights[i] = edit.Of(weights[i]);
                }
            }
        }
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

    private void Counted(
        RowParallel rows, float[] hidden, int count, bool dense, ReadOnlySpan<int> concepts, Span<float> weights)
    {
        var logits = Logits(rows, hidden, count);
        for (var row = 0; row < count; row++)
        {
            ConceptWeights.Some(
                _options,
                dense,
                logits.Slice(row * Concepts, Concepts),
                concepts,
                weights.Slice(row * concepts.Length, concepts.Length));
        }
    }

    private void Features(
        RowParallel rows, float[] hidden, int count, bool dense, WeightChange change, float[] features)
    {
        Logits(rows, hidden, count);
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

                change(logits, weights);
            }
        });
        _table.Mix(rows, _weights, count, features);
    }
}
