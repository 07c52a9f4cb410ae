namespace Whence.Cli.Parity;

/// <summary>What <c>whence parity --json</c> prints.</summary>
internal sealed record ParityReport(
    string Folder, int Passed, int Failed, int Skipped, IReadOnlyList<ParityRow> Checks);
