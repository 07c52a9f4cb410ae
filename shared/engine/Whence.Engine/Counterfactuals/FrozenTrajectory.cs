using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;

namespace Whence.Engine.Counterfactuals;

/// <summary>
/// What edits at the concept heads do to the logits of committed tokens while everything before the heads stays as it
/// was: the first kind of counterfactual, in closed form and without a forward pass.
/// </summary>
/// <remarks>
/// With weights w and w' before and after, alignments a_i = E_i · W_y and the residual r frozen, Δ logit =
/// Σ (w'_i - w_i) a_i over the edited concepts; with the residual zeroed, Δ logit = Σ w'_i a_i - logit over all of
/// them, which takes r · W_y away as well. A residual that were computed again from the hidden state would take up
/// every change and show nothing, which is why there is no such mode. Edits of the generation itself stay on beneath.
/// Under guidance the logits are those of the conditional branch.
/// </remarks>
public sealed class FrozenTrajectory
{
    private static readonly ConceptKind[] Kinds = [ConceptKind.Known, ConceptKind.Discovered];

    private readonly IDenoiser _denoiser;
    private readonly EditOptions _before;
    private readonly RecordedWeights _weights;
    private readonly HeadReplay _heads;

    /// <summary>Initializes a new instance of the <see cref="FrozenTrajectory"/> class.</summary>
    /// <param name="denoiser">The model that made the trace.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="targets">Commits, by their index in the trace.</param>
    public FrozenTrajectory(IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(targets);
        _denoiser = denoiser;
        Commits = [.. targets.Select(target => generation.Trace.Commits[target])];
        var (hidden, forwards) = HiddenStates.Of(denoiser, generation, targets);
        Forwards = forwards;
        _weights = new RecordedWeights(denoiser, generation.Trace.Concepts, targets, hidden);
        _before = generation.Options.Edits
            ?? EditOptions.From(generation.Options.Interventions, denoiser.Config.Concepts)
            ?? new EditOptions();
        _heads = new HeadReplay(denoiser, hidden, Commits, generation.Options);
    }

    /// <summary>Gets the commits that are measured.</summary>
    public IReadOnlyList<Commit> Commits { get; }

    /// <summary>Gets the sequences that went through the model because the trace did not hold their hidden states.
    /// </summary>
    public int Forwards { get; }

    /// <summary>Gets the logit of each commit without further edits.</summary>
    public IReadOnlyList<double> Logits => _heads.Logits;

    /// <summary>Returns the change of each commit's logit in closed form.</summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> Predict(EditOptions edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
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

    /// <summary>Returns the change of each commit's logit when the heads compute it once more with the edits on.
    /// </summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> Observe(EditOptions edits) => _heads.Change(Merged(edits));

    /// <summary>Returns what <see cref="Observe"/> does, with composed vectors and LM head rounded to bfloat16.
    /// </summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> ObserveBf16(EditOptions edits) => _heads.ChangeBf16(Merged(edits));

    /// <summary>Returns the weight of a concept at each commit, with edits or without.</summary>
    public IReadOnlyList<float> Weights(ConceptKind kind, int concept, EditOptions? edits = null) =>
        _weights.Of(kind, [concept], edits is null ? _before : Merged(edits));

    /// <summary>Returns the concepts that count at some commit, each with its summed weight.</summary>
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

    private EditOptions Merged(EditOptions edits)
    {
        EditChecks.Check(edits, _denoiser.Config);
        return _before.Then(edits);
    }

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
