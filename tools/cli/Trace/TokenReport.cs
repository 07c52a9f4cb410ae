namespace Whence.Cli.Trace;

/// <summary>A token of the target on the frozen trajectory.</summary>
internal sealed record TokenReport(string Text, double Logit, double PredictedDelta, bool Flips, string First);
