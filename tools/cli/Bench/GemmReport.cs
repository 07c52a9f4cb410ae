namespace Whence.Cli.Bench;

/// <summary>The answer of <c>whence bench gemm --json</c>.</summary>
internal sealed record GemmReport(
    string Simd, IReadOnlyList<CeilingRow> Ceiling, IReadOnlyList<GemmRow> Products);
