namespace Whence.Cli.Terminal;

/// <summary>What stands on standard error when a command with --json fails.</summary>
internal sealed record ErrorReport(string Error);
