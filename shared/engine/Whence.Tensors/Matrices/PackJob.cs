using Whence.Tensors.Memory;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Matrices;

/// <summary>Packs a right operand that is used once, one panel a part, into memory that the thread keeps.</summary>
internal sealed unsafe class PackJob : IParallelWork, IDisposable
{
    private AlignedBuffer<float>? _panels;
    private float* _source;
    private nint _stride;
    private bool _transposed;
    private int _columns;
    private int _depth;

    /// <summary>Packs and returns the panels, valid until the next call on this thread.</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="source">[columns, depth] if transposed, else [depth, columns].</param>
    /// <param name="stride">Elements from row to row.</param>
    /// <param name="transposed">Which of the two.</param>
    /// <param name="columns">N.</param>
    /// <param name="depth">K.</param>
    public float* Run(WorkerPool pool, float* source, nint stride, bool transposed, int columns, int depth)
    {
        _source = source;
        (_stride, _transposed, _columns, _depth) = (stride, transposed, columns, depth);
        var panels = PackedPanels.Count(columns);
        var length = (long)panels * PackedPanels.Width * depth;
        if (_panels is null || _panels.Length < length)
        {
            _panels?.Dispose();
            _panels = new AlignedBuffer<float>(length);
        }

        pool.Run(this, panels);
        return _panels.Pointer;
    }

    public void Dispose() => _panels?.Dispose();

    public void Execute(int part)
    {
        var first = part * PackedPanels.Width;
        var columns = Math.Min(PackedPanels.Width, _columns - first);
        var target = _panels!.Pointer + ((long)first * _depth);
        if (_transposed)
        {
            PackedPanels.PackTransposed(_source + (first * _stride), _stride, columns, _depth, target);
        }
        else
        {
            PackedPanels.Pack(_source + first, _stride, columns, _depth, target);
        }
    }
}
