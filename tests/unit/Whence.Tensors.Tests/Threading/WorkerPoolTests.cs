using Whence.Tensors.Tests.Support;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Tests.Threading;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManyTimes_DoesEveryPartOnce(int workers)
    {
        using var pool = new WorkerPool(workers);
        for (var parts = 0; parts < 100; parts++)
        {
            var work = new Counting(parts);
            pool.Run(work, parts);
            Assert.All(work.Times, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Run_WorkersThatWakeLate_DoNoPartOfAnotherCall()
    {
        // More workers than any machine has cores, and calls of one and of many parts: most workers come too late.
        using var pool = new WorkerPool(4 * Environment.ProcessorCount + 1);
        for (var round = 0; round < 20_000; round++)
        {
            var parts = round % 3 == 0 ? 40 : 2;
            var work = new Counting(parts);
            pool.Run(work, parts);
            Assert.True(work.Times.All(times => times == 1), $"round {round}: {string.Join(' ', work.Times)}");
        }
    }

    [Fact]
    public void Run_AfterTheWorkersFellAsleep_DoesEveryPartOnce()
    {
        using var pool = new WorkerPool(3);
        for (var round = 0; round < 5; round++)
        {
            Thread.Sleep(20);
            var work = new Counting(50);
            pool.Run(work, 50);
            Assert.All(work.Times, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Run_InsideAPart_DoesTheInnerPartsToo()
    {
        using var pool = new WorkerPool(2);
        var inner = new Counting(40);

        pool.Run(new Nesting(pool, inner), 4);

        Assert.All(inner.Times, times => Assert.Equal(4, times));
    }

    [Fact]
    public void Run_PartThatFails_ThrowsWhatHappenedAndStaysUsable()
    {
        using var pool = new WorkerPool(2);

        var failure = Assert.Throws<AggregateException>(() => pool.Run(new Failing(), 100));

        Assert.IsType<InvalidOperationException>(failure.InnerException);
        var work = new Counting(100);
        pool.Run(work, 100);
        Assert.All(work.Times, times => Assert.Equal(1, times));
    }

    [Fact]
    public void Run_Warm_AllocatesNothing()
    {
        using var pool = new WorkerPool(2);
        var work = new Counting(10);
        Allocation.IsZero(() => pool.Run(work, 10));
        Assert.All(work.Times, times => Assert.Equal(4, times));
    }

    [Fact]
    public void Run_AfterDispose_Throws()
    {
        var pool = new WorkerPool(2);
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Run(new Counting(2), 2));
    }

    [Fact]
    public void Constructor_NoWorkers_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => new WorkerPool(0));

    private sealed class Counting(int parts) : IParallelWork
    {
        public int[] Times { get; } = new int[parts];

        public void Execute(int part) => Interlocked.Increment(ref Times[part]);
    }

    private sealed class Nesting(WorkerPool pool, Counting inner) : IParallelWork
    {
        public void Execute(int part) => pool.Run(inner, inner.Times.Length);
    }

    private sealed class Failing : IParallelWork
    {
        public void Execute(int part)
        {
            if (part == 57)
            {
                throw new InvalidOperationException("part 57");
            }
        }
    }
}
