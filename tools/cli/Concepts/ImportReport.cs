namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts import --json</c>.</summary>
internal sealed record ImportReport(int Known, int Discovered, int WithoutName, IReadOnlyList<string> Files);
