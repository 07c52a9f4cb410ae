using Whence.Explanations.Inputs;

namespace Whence.Explanations.Counterfactuals;

/// <summary>
/// Two answers that are never mixed: what the edit does on the recorded trajectory, and what the model says when it
/// generates again with the edit on.
/// </summary>
/// <param name="Target">What is measured on the frozen trajectory.</param>
/// <param name="Residual">frozen or zeroed.</param>
/// <param name="PredictedDelta">The change of the target's summed logits that the attribution foretells: in closed
/// form for concepts, the units' scores for spans.</param>
/// <param name="ObservedDelta">The change when the snapshots are computed once more with the edit on.</param>
/// <param name="RandomControl">The mean change under random edits of the same size.</param>
/// <param name="RandomDeviation">Their standard deviation.</param>
/// <param name="Draws">How many random edits.</param>
/// <param name="TextBefore">The recorded answer.</param>
/// <param name="TextAfter">The answer generated again with the edit, or null when none was wanted.</param>
/// <param name="TextControl">The answer generated again with a random edit of the same size, or null.</param>
/// <param name="Diff">From the answer before to the one after.</param>
/// <param name="ChangedTokens">Tokens that the diff removes or adds.</param>
/// <param name="Forwards">Sequences that went through the model.</param>
public sealed record CounterfactualResult(
    AnswerTarget Target,
    string Residual,
    double PredictedDelta,
    double ObservedDelta,
    double RandomControl,
    double RandomDeviation,
    int Draws,
    string TextBefore,
    string? TextAfter,
    string? TextControl,
    IReadOnlyList<TextChange> Diff,
    int ChangedTokens,
    int Forwards);
