namespace Whence.Cli.Trace;

/// <summary>The same for as many other documents.</summary>
internal sealed record ControlReport(IReadOnlyList<string> Sources, RemovalReport Removal);
