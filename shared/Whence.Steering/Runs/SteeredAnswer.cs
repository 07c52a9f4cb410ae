using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Steering.Runs;

/// <summary>One answer of a comparison.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Concepts">What was steered, as it is in this answer.</param>
/// <param name="LogProbability">The mean natural logarithm of its tokens' probabilities under the unsteered model, from
/// left to right; null for an empty answer, and where a part of the prompt is masked.</param>
/// <param name="RepeatedShare">The share of its pairs of neighbouring tokens that stand in it before.</param>
/// <param name="ChangedTokens">Tokens that differ from the unsteered answer: those removed and those added.</param>
/// <param name="StopReason">Why it ends.</param>
/// <param name="AbortedBy">The rule that ended it, or null.</param>
/// <param name="Firings">The rules that fired.</param>
public sealed record SteeredAnswer(
    string Text,
    IReadOnlyList<int> Tokens,
    IReadOnlyList<ConceptEffect> Concepts,
    double? LogProbability,
    double RepeatedShare,
    int ChangedTokens,
    StopReason StopReason,
    string? AbortedBy,
    IReadOnlyList<RuleFiring> Firings);
