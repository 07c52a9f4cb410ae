namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts measure --json</c>.</summary>
internal sealed record MeasureReport(long Chunks, int Concepts, double Seconds, string File);
