using Whence.Explanations.Counterfactuals;

namespace Whence.Cli.Trace;

/// <summary>What taking documents out does: on the answer that was given, and when it is given anew.</summary>
internal sealed record RemovalReport(
    int Documents,
    double PredictedDelta,
    int Flips,
    double Error,
    IReadOnlyList<TokenReport> Tokens,
    string Text,
    int ChangedTokens,
    IReadOnlyList<TextChange> Diff);
