using Whence.Cli.Bench;
using Whence.Cli.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Cli.Tests.Bench;

[Collection(Alone.Name)]
public class GemmBenchTests
{
    [Fact]
    public void Run_SmallShape_MeasuresBothWeightTypesOnEveryThreadCount()
    {
        var report = GemmBench.Run([(64, 256, 128)], default);
        var threads = Math.Min(2, Environment.ProcessorCount);
        Assert.Equal(threads, report.Ceiling.Count);
        Assert.Equal(2 * threads, report.Products.Count);
        Assert.Equal(["bf16", "f32"], report.Products.Select(row => row.Weights).Distinct().Order());
        Assert.All(report.Products, row => Assert.True(row is { Gflops: > 0, CeilingPercent: > 0, Speedup: > 0 }));
        Assert.All(report.Products, row => Assert.Equal(0, row.AllocatedBytesPerCall));
    }

    [Fact]
    public void Execute_Ceiling_KeepsItsChainsFinite()
    {
        // 0.999 a + 0.001 has the fixed point 1: the sum of all lanes of twelve chains stays below their number.
        using var pool = new WorkerPool(1);
        Assert.True(double.IsFinite(RegisterCeiling.Measure(pool, default)));
        Assert.True(RegisterCeiling.Lanes is 4 or 8 or 16);
    }

    [Fact]
    public void Measure_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Speed.Measure(() => { }, source.Token));
    }

    [Fact]
    public void Measure_AllocatingAction_CountsItsBytes()
    {
        var kept = Array.Empty<byte>();
        var speed = Speed.Measure(() => kept = new byte[1000], default);
        Assert.InRange(speed.AllocatedBytes, kept.Length, 1100);
    }
}
