using Whence.Engine.Steering;

namespace Whence.Cli.Steer;

/// <summary>One of the answers that are compared.</summary>
internal sealed record SteeredAnswerReport(
    string Text,
    IReadOnlyList<ConceptEffectReport> Concepts,
    double? LogProbability,
    double RepeatedShare,
    int ChangedTokens,
    string StopReason,
    string? AbortedBy,
    IReadOnlyList<RuleFiring> Firings);
