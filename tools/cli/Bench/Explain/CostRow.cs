namespace Whence.Cli.Bench.Explain;

/// <summary>What a way of computing saves or costs beside the plain one, in one run.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="Pairs">How often both were run.</param>
/// <param name="RowRatio">Positions computed plainly over positions computed, or null.</param>
/// <param name="SecondsPlain">Median seconds of the plain way, or null.</param>
/// <param name="Seconds">Median seconds, or null.</param>
internal sealed record CostRow(string Name, int Pairs, double? RowRatio, double? SecondsPlain, double? Seconds);
