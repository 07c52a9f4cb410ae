namespace Whence.Cli.Trace;

/// <summary>A source's share of what prototypes speak for the target.</summary>
internal sealed record ShareReport(string Source, string Name, double Share, int Documents);
