using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;

namespace Whence.Explanations.Counterfactuals;

/// <summary>
/// Two answers that are never mixed: what the edit does on the recorded trajectory, and what the model says when it
/// generates again with the edit on.
/// </summary>
/// <param name="Target">What is measured on the frozen trajectory.</param>
/// <param name="Residual">frozen or zeroed; frozen for spans, whose residual is computed from what is left.</param>
/// <param name="Scale">In what it is measured, as a sum over its tokens.</param>
/// <param name="Value">The target without the edit.</param>
/// <param name="PredictedDelta">Its change as the attribution foretells it: in closed form for concepts, from
/// integrated gradients for spans.</param>
/// <param name="ObservedDelta">Its change when the concept heads, or for spans the snapshots, are computed once more
/// with the edit on.</param>
/// <param name="ObservedDeltaBf16">The observed change with composed vectors and LM head rounded to bfloat16; null for
/// spans.</param>
/// <param name="Error">The largest |predicted - observed| of one token for concepts, that of the sum for spans.</param>
/// <param name="RandomControl">The mean change under random edits of the same size.</param>
/// <param name="RandomDeviation">Their standard deviation.</param>
/// <param name="Draws">How many random edits; 0 where nothing else could be edited.</param>
/// <param name="Edits">Each concept's part; empty for spans.</param>
/// <param name="TextBefore">The recorded answer.</param>
/// <param name="TextAfter">The answer generated again with the edit, or null when none was wanted.</param>
/// <param name="TextControl">The answer generated again with a random edit of the same size, or null.</param>
/// <param name="Diff">From the answer before to the one after; empty when none was wanted.</param>
/// <param name="ChangedTokens">Tokens that the diff removes or adds.</param>
/// <param name="Forwards">Sequences that went through the model for the frozen trajectory.</param>
/// <param name="Note">What the reader must know, for example that guidance was on, or null.</param>
public sealed record CounterfactualResult(
    AnswerTarget Target,
    string Residual,
    TargetScale Scale,
    double Value,
    double PredictedDelta,
    double ObservedDelta,
    double? ObservedDeltaBf16,
    double Error,
    double RandomControl,
    double RandomDeviation,
    int Draws,
    IReadOnlyList<EditEffect> Edits,
    string TextBefore,
    string? TextAfter,
    string? TextControl,
    IReadOnlyList<TextChange> Diff,
    int ChangedTokens,
    int Forwards,
    string? Note);
