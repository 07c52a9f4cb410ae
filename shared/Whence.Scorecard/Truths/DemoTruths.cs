namespace Whence.Scorecard.Truths;

/// <summary>What was planted in the demonstration model.</summary>
/// <param name="Facts">Prompts with the answers that follow.</param>
/// <param name="HiddenInstruction">Messages with and without a hidden note.</param>
public sealed record DemoTruths(
    IReadOnlyList<PlantedFact> Facts, IReadOnlyList<PlantedInstruction> HiddenInstruction);
