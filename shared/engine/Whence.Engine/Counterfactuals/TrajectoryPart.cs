using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;

namespace Whence.Engine.Counterfactuals;

/// <summary>The commits of a frozen trajectory that were decided under the same edits.</summary>
internal sealed class TrajectoryPart
{
    private static readonly ConceptKind[] Kinds = [ConceptKind.Known, ConceptKind.Discovered];

    private readonly IDenoiser _denoiser;
    private readonly EditOptions _before;
    private readonly RecordedWeights _weights;
    private readonly HeadReplay _heads;

    public TrajectoryPart(IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets)
    {
        var (trace, options) = (generation.Trace, generation.Options);
        _denoiser = denoiser;
        Commits = [.. targets.Select(target => trace.Commits[target])];
        var edits = ActingEdits.At(options, trace, Commits[0], denoiser.Config.Concepts);
        var (hidden, forwards) = HiddenStates.Of(denoiser, generation, targets, isEdited: edits is not null);
        Forwards = forwards;
        _before = edits ?? new EditOptions();
        _weights = new RecordedWeights(denoiser, trace.Concepts, targets, hidden);
        _heads = new HeadReplay(denoiser, hidden, Commits, _before);
    }

    public IReadOnlyList<Commit> Commits { get; }

    public int Forwards { get; }

    public IReadOnlyList<double> Logits => _heads.Logits;

    public IReadOnlyList<double> Predict(EditOptions edits)
    {
        var after = Merged(edits);
        var change = new double[Commits.Count];
        if (edits.IsEmpty)
        {
            return change;
        }

        foreach (var kind in Kinds)
        {
            int[] edited = [.. edits.Of(kind).Select(edit => edit.Concept)];
            if (after.Residual == ResidualMode.Frozen)
            {
                Add(change, kind, edited, after, 1);
                Add(change, kind, edited, _before, -1);
            }
            else
            {
                Add(change, kind, Counting(kind, after), after, 1);
            }
        }

        return after.Residual == ResidualMode.Frozen
            ? change
            : [.. change.Zip(Logits, (sum, logit) => sum - logit)];
    }

    public IReadOnlyList<double> Observe(EditOptions edits) => _heads.Change(Merged(edits));

    public IReadOnlyList<double> ObserveBf16(EditOptions edits) => _heads.ChangeBf16(Merged(edits));

    public IReadOnlyList<float> Weights(ConceptKind kind, int concept, EditOptions? edits) =>
        _weights.Of(kind, [concept], edits is null ? _before : Merged(edits));

    public IReadOnlyDictionary<int, double> Active(ConceptKind kind)
    {
        if (kind == ConceptKind.Discovered && !_denoiser.Config.Concepts.HasDiscovered)
        {
            return new Dictionary<int, double>();
        }

        int[] concepts = [.. Counting(kind, _before)];
        var weights = _weights.Of(kind, concepts, _before);
        return concepts
            .Select((concept, i) => (Concept: concept, Sum: Column(weights, concepts.Length, i)))
            .Where(pair => pair.Sum > 0)
            .ToDictionary(pair => pair.Concept, pair => pair.Sum);
    }

    private static double Column(float[] weights, int columns, int column)
    {
        var sum = 0.0;
        for (var i = column; i < weights.Length; i += columns)
        {
            sum += weights[i];
        }

        return sum;
    }

    private EditOptions Merged(EditOptions edits) => _before.Then(edits);

    private int[] Counting(ConceptKind kind, EditOptions edits) =>
        kind == ConceptKind.Discovered && !_denoiser.Config.Concepts.HasDiscovered
            ? []
            : [.. _weights.Counting(kind).Union(edits.Of(kind).Select(edit => edit.Concept))];

    private void Add(double[] change, ConceptKind kind, int[] concepts, EditOptions edits, int sign)
    {
        if (concepts.Length == 0)
        {
            return;
        }

        var weights = _weights.Of(kind, concepts, edits);
        var alignments = new float[concepts.Length];
        for (var row = 0; row < change.Length; row++)
        {
            _denoiser.Alignments(kind, concepts, Commits[row].Token, alignments);
            for (var i = 0; i < concepts.Length; i++)
            {
                change[row] += sign * (double)weights[(row * concepts.Length) + i] * alignments[i];
            }
        }
    }
}
