using Whence.Tensors.Threading;

namespace Whence.Engine.Gradients;

/// <summary>Spreads row-wise work over the workers in a fixed number of slices, so that sums do not depend on how many
/// workers there are.</summary>
internal sealed class RowParallel(WorkerPool pool)
{
    /// <summary>How many slices there are at most.</summary>
    public const int Slices = 8;

    public WorkerPool Pool => pool;

    /// <summary>Calls <paramref name="body"/> with (slice, first row, number of rows).</summary>
    public void ForRows(int rows, Action<int, int, int> body)
    {
        var slices = Math.Min(Slices, rows);
        pool.Run(new Work(rows, slices, body), slices);
    }

    /// <summary>Calls <paramref name="body"/> for every part.</summary>
    public void ForParts(int parts, Action<int> body) => pool.Run(new Parts(body), parts);

    private sealed class Work(int rows, int slices, Action<int, int, int> body) : IParallelWork
    {
        public void Execute(int part)
        {
            var first = (int)((long)rows * part / slices);
            var last = (int)((long)rows * (part + 1) / slices);
            body(part, first, last - first);
        }
    }

    private sealed class Parts(Action<int> body) : IParallelWork
    {
        public void Execute(int part) => body(part);
    }
}
