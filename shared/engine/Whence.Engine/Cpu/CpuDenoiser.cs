using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Safetensors;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;
using Whence.Tensors.Threading;

namespace Whence.Engine.Cpu;

/// <summary>The managed backend: packed weights, all arithmetic in float32. One call at a time.</summary>
public sealed class CpuDenoiser : IDenoiser
{
    private readonly RowParallel _rows;
    private readonly CpuTransformer _transformer;
    private readonly PackedMatrix _head;
    private readonly WeightTable _headRows;
    private readonly CpuConceptHead _known;
    private readonly CpuConceptHead? _discovered;
    private float[] _hidden = [];
    private float[] _knownFeatures = [];
    private float[] _discoveredFeatures = [];

    private CpuDenoiser(IWeightSource source, WorkerPool pool)
    {
        Config = source.Config;
        _rows = new RowParallel(pool);
        var map = new ParameterMap(Config);
        _transformer = new CpuTransformer(source, map);
        var head = map[Config.TiedHead ? ParameterNames.Embedding : ParameterNames.Head];
        _head = source.Pack(head, 0, head.Rows);
        _headRows = Config.TiedHead ? _transformer.Embedding : source.ReadTable(head);
        _known = new CpuConceptHead(source, map, ConceptKind.Known);
        _discovered = Config.Concepts.HasDiscovered
            ? new CpuConceptHead(source, map, ConceptKind.Discovered)
            : null;
    }

    /// <inheritdoc/>
    public ModelConfig Config { get; }

    /// <inheritdoc/>
    public string Backend => "cpu-" + SimdSupport.Level.ToString().ToLowerInvariant();

    internal CpuConceptHead KnownHead => _known;

    internal CpuConceptHead? DiscoveredHead => _discovered;

    internal RowParallel Rows => _rows;

    /// <summary>Opens the weights of a checkpoint; the store may be closed afterwards.</summary>
    public static CpuDenoiser Load(ModelConfig config, TensorStore store, WorkerPool pool) =>
        new(new CheckpointSource(config, store), pool);

    /// <summary>Takes a copy of weights in float32.</summary>
    public static CpuDenoiser FromParameters(ParameterSet set, WorkerPool pool) =>
        new(new ParameterSetSource(set), pool);

    /// <inheritdoc/>
    public ISequenceCache CreateCache(int length) => new CpuSequenceCache(Config, length);

    /// <inheritdoc/>
    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden) =>
        _transformer.Forward(_rows, windows, hidden);

    /// <inheritdoc/>
    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed)
    {
        var length = rows * Config.Width;
        var edits = interventions ?? Interventions.None;
        if (_discovered is null || (Config.Concepts.ResidualCorrection && edits.Known.Count == 0))
        {
            // Known + discovered + residual is the hidden state, by the definition of the residual; without a
            // discovered head the reference puts the rest of the hidden state in its place, which absorbs any edit.
            hidden[..length].CopyTo(composed);
            return;
        }

        hidden[..length].CopyTo(Buffers.Grow(ref _hidden, length));
        Buffers.Grow(ref _knownFeatures, length);
        Buffers.Grow(ref _discoveredFeatures, length);
        _known.Features(_rows, _hidden, rows, edits.Known, _knownFeatures);
        _discovered.Features(_rows, _hidden, rows, edits.Discovered, _discoveredFeatures);
        _discoveredFeatures.AsSpan(0, length).CopyTo(composed);
        Elementwise.Add(_knownFeatures.AsSpan(0, length), composed[..length]);
    }

    /// <inheritdoc/>
    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed)
    {
        var length = rows * Config.Width;
        hidden[..length].CopyTo(Buffers.Grow(ref _hidden, length));
        if (edits.IsEmpty || edits.Residual == ResidualMode.Frozen)
        {
            Compose(_hidden, rows, interventions: null, composed);
            AddChanges(ConceptKind.Known, rows, edits, composed[..length]);
            AddChanges(ConceptKind.Discovered, rows, edits, composed[..length]);
            return;
        }

        // Without a discovered head the rest of the hidden state is the residual, and goes with it.
        Buffers.Grow(ref _knownFeatures, length);
        _known.EditedFeatures(_rows, _hidden, rows, edits.Of(ConceptKind.Known), _knownFeatures);
        _knownFeatures.AsSpan(0, length).CopyTo(composed);
        if (_discovered is not null)
        {
            Buffers.Grow(ref _discoveredFeatures, length);
            _discovered.EditedFeatures(
                _rows, _hidden, rows, edits.Of(ConceptKind.Discovered), _discoveredFeatures);
            Elementwise.Add(_discoveredFeatures.AsSpan(0, length), composed[..length]);
        }
    }

    /// <inheritdoc/>
    public void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights)
    {
        hidden[..(rows * Config.Width)].CopyTo(Buffers.Grow(ref _hidden, rows * Config.Width));
        Head(kind).EditedWeights(
            _rows, _hidden, rows, edits?.Of(kind) ?? [], edits?.Residual ?? ResidualMode.Frozen, concepts, weights);
    }

    /// <inheritdoc/>
    public void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits) => Gemm.Multiply(
        _rows.Pool, composed[..(rows * Config.Width)], rows, _head, logits[..(rows * Config.VocabularySize)]);

    /// <inheritdoc/>
    public ConceptReadout Read(ReadOnlySpan<float> hidden, int rows)
    {
        hidden[..(rows * Config.Width)].CopyTo(Buffers.Grow(ref _hidden, rows * Config.Width));
        var (knownIds, knownLogits) = Top(_known, rows);
        var (discoveredIds, discoveredLogits) = _discovered is null ? ([], []) : Top(_discovered, rows);
        return new ConceptReadout(
            _known.ReportedTop,
            knownIds,
            knownLogits,
            _discovered?.ReportedTop ?? 0,
            discoveredIds,
            discoveredLogits);
    }

    /// <inheritdoc/>
    public void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits)
    {
        hidden[..(rows * Config.Width)].CopyTo(Buffers.Grow(ref _hidden, rows * Config.Width));
        Head(kind).Logits(_rows, _hidden, rows).CopyTo(logits);
    }

    /// <inheritdoc/>
    public void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding) =>
        Head(kind).Table.Embedding(concept, embedding);

    /// <inheritdoc/>
    public void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum) =>
        Head(kind).Table.AddEmbeddings(concepts, weights, sum);

    /// <inheritdoc/>
    public void HeadRow(int token, Span<float> row) => _headRows.Row(token, row);

    /// <inheritdoc/>
    public void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments)
    {
        var direction = new float[Config.Width];
        _headRows.Row(token, direction);
        Head(kind).Table.Alignments(concepts, direction, alignments);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transformer.Dispose();
        _head.Dispose();
        _known.Dispose();
        _discovered?.Dispose();
    }

    private (int[] Ids, float[] Logits) Top(CpuConceptHead head, int rows)
    {
        var top = head.ReportedTop;
        var (ids, values) = (new int[rows * top], new float[rows * top]);
        var logits = head.Logits(_rows, _hidden, rows);
        for (var row = 0; row < rows; row++)
        {
            TopK.Select(
                logits.Slice(row * head.Concepts, head.Concepts),
                ids.AsSpan(row * top, top),
                values.AsSpan(row * top, top));
        }

        return (ids, values);
    }

    private void AddChanges(ConceptKind kind, int rows, EditOptions edits, Span<float> composed)
    {
        if (edits.Of(kind) is { Count: > 0 } changes)
        {
            Head(kind).AddChanges(_rows, _hidden, rows, changes, composed);
        }
    }

    private CpuConceptHead Head(ConceptKind kind) => kind == ConceptKind.Known
        ? _known
        : _discovered ?? throw new InvalidOperationException("This model has no discovered concepts.");
}
