using Whence.Keys;

namespace Whence.Cli.Keys;

/// <summary>What whence keys list --json prints.</summary>
internal sealed record KeysReport(IReadOnlyList<KeyReport> Keys);
