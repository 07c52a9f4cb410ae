namespace Whence.Steering.Runs;

/// <summary>A steered answer beside what the same seed says without steering, and with a random concept as strong.
/// </summary>
/// <param name="Steered">With the steering.</param>
/// <param name="Unsteered">Without.</param>
/// <param name="Control">With random concepts.</param>
/// <param name="ControlConcepts">Their names.</param>
public sealed record SteeredComparison(
    SteeredAnswer Steered, SteeredAnswer Unsteered, SteeredAnswer Control, IReadOnlyList<string> ControlConcepts)
{
    /// <summary>Gets what steering added to the mass of the first steered concept's own tokens.</summary>
    public double MassChange => Change(Steered);

    /// <summary>Gets what the control added to it: near zero where the concept counts and not the push.</summary>
    public double ControlMassChange => Change(Control);

    /// <summary>Gets the mean log-probability that steering cost under the unsteered model, or null where one of the
    /// two answers is empty.</summary>
    public double? Disruption => Unsteered.LogProbability - Steered.LogProbability;

    private double Change(SteeredAnswer answer) =>
        answer.Concepts.Count == 0 ? 0 : answer.Concepts[0].Mass - Unsteered.Concepts[0].Mass;
}
