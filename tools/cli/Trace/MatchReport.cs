namespace Whence.Cli.Trace;

/// <summary>A stretch of the answer that stands in the training text; offsets are those in prompt and answer.</summary>
internal sealed record MatchReport(
    string Text, int StartChar, int EndChar, int Words, int Documents, bool IsCountExact);
