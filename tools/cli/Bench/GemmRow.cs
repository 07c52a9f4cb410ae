namespace Whence.Cli.Bench;

/// <summary>The speed of one matrix product.</summary>
/// <param name="Rows">m.</param>
/// <param name="Columns">n.</param>
/// <param name="Depth">k.</param>
/// <param name="Weights">f32 or bf16.</param>
/// <param name="Threads">Workers.</param>
/// <param name="Gflops">Throughput of the fastest sample.</param>
/// <param name="MedianGflops">Throughput of the middle sample.</param>
/// <param name="CeilingPercent">Gflops in percent of the ceiling of as many threads.</param>
/// <param name="Speedup">Gflops over those of one thread.</param>
/// <param name="AllocatedBytesPerCall">Managed bytes, after warm-up.</param>
internal sealed record GemmRow(
    int Rows,
    int Columns,
    int Depth,
    string Weights,
    int Threads,
    double Gflops,
    double MedianGflops,
    double CeilingPercent,
    double Speedup,
    long AllocatedBytesPerCall);
