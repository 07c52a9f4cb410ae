namespace Whence.Cli.Trace;

/// <summary>How many members of a prototype a source has.</summary>
internal sealed record MembersReport(string Source, int Members);
