namespace Whence.Cli.Bench;

/// <summary>The measured ceiling of some threads.</summary>
internal sealed record CeilingRow(int Threads, int Lanes, double Gflops);
