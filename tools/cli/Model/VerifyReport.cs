namespace Whence.Cli.Model;

/// <summary>The answer of <c>whence model verify --json</c>.</summary>
/// <param name="Ok">Whether no check failed.</param>
/// <param name="Checks">The checks, in order.</param>
internal sealed record VerifyReport(bool Ok, IReadOnlyList<ModelCheck> Checks);
