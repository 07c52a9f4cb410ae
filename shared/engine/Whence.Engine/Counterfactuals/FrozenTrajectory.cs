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
    private readonly IDenoiser _denoiser;
    private readonly TrajectoryPart[] _parts;
    private readonly int[] _order; // the place of each target in the parts, put one behind the other

    /// <summary>Initializes a new instance of the <see cref="FrozenTrajectory"/> class.</summary>
    /// <param name="denoiser">The model that made the trace.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="targets">Commits, by their index in the trace, each once.</param>
    public FrozenTrajectory(IDenoiser denoiser, RecordedGeneration generation, IReadOnlyList<int> targets)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(targets);
        var trace = generation.Trace;
        var groups = targets
            .GroupBy(target => trace.Firings.Count(firing => firing.Step < trace.Commits[target].Step))
            .Select(group => group.ToArray())
            .ToList();
        var places = groups.SelectMany(group => group).Select((target, place) => (target, place)).ToDictionary();
        _denoiser = denoiser;
        _parts = [.. groups.Select(group => new TrajectoryPart(denoiser, generation, group))];
        _order = [.. targets.Select(target => places[target])];
        Logits = Join(part => part.Logits);
    }

    /// <summary>Gets the sequences that went through the model because the trace did not hold their hidden states.
    /// </summary>
    public int Forwards => _parts.Sum(part => part.Forwards);

    /// <summary>Gets the logit of each commit without further edits.</summary>
    public IReadOnlyList<double> Logits { get; }

    /// <summary>Returns the change of each commit's logit in closed form.</summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> Predict(EditOptions edits)
    {
        Check(edits);
        return Join(part => part.Predict(edits));
    }

    /// <summary>Returns the change of each commit's logit when the heads compute it once more with the edits on.
    /// </summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> Observe(EditOptions edits)
    {
        Check(edits);
        return Join(part => part.Observe(edits));
    }

    /// <summary>Returns what <see cref="Observe"/> does, with composed vectors and LM head rounded to bfloat16.
    /// </summary>
    /// <param name="edits">Edits on top of those that the generation had.</param>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public IReadOnlyList<double> ObserveBf16(EditOptions edits)
    {
        Check(edits);
        return Join(part => part.ObserveBf16(edits));
    }

    /// <summary>Returns the weight of a concept at each commit, with edits or without.</summary>
    public IReadOnlyList<float> Weights(ConceptKind kind, int concept, EditOptions? edits = null) =>
        Join(part => part.Weights(kind, concept, edits));

    /// <summary>Returns the concepts that count at some commit, each with its summed weight.</summary>
    public IReadOnlyDictionary<int, double> Active(ConceptKind kind) => _parts
        .SelectMany(part => part.Active(kind))
        .GroupBy(pair => pair.Key, pair => pair.Value)
        .ToDictionary(group => group.Key, group => group.Sum());

    private void Check(EditOptions edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        EditChecks.Check(edits, _denoiser.Config);
    }

    private T[] Join<T>(Func<TrajectoryPart, IReadOnlyList<T>> read)
    {
        T[] all = [.. _parts.SelectMany(read)];
        return [.. _order.Select(place => all[place])];
    }
}
