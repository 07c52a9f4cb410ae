using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>A residual connection with its norm, before the branch or behind it.</summary>
internal sealed class Residual(NormStage norm, bool pre, int width)
{
    private float[] _input = []; // [rows, width], x before the branch
    private float[] _normed = []; // [rows, width], the branch's input when the norm comes first
    private float[] _branch = []; // [rows, width], the branch's output

    /// <summary>Gets what the branch read.</summary>
    public float[] Source => pre ? _normed : _input;

    /// <summary>Gets where the branch writes.</summary>
    public float[] Branch => _branch;

    /// <summary>Remembers x and returns what the branch reads.</summary>
    public float[] Enter(RowParallel rows, float[] x, int count)
    {
        Buffers.Grow(ref _branch, count * width);
        x.AsSpan(0, count * width).CopyTo(Buffers.Grow(ref _input, count * width));
        if (pre)
        {
            Buffers.Grow(ref _normed, count * width);
            norm.Forward(rows, _input, _normed, count);
        }

        return Source;
    }

    /// <summary>x += the branch, through the norm when it comes last.</summary>
    public void Leave(RowParallel rows, float[] x, int count)
    {
        var addend = _branch;
        if (!pre)
        {
            Buffers.Grow(ref _normed, count * width);
            norm.Forward(rows, _branch, _normed, count);
            addend = _normed;
        }

        rows.ForRows(count, (_, first, n) => Elementwise.Add(
            addend.AsSpan(first * width, n * width), x.AsSpan(first * width, n * width)));
    }

    /// <summary>Returns the gradient of the branch's output.</summary>
    public float[] BranchGradient(RowParallel rows, float[] dx, float[] dBranch, int count, bool weights)
    {
        if (pre)
        {
            return dx;
        }

        norm.Backward(rows, dx, _branch, dBranch, count, weights);
        return dBranch;
    }

    /// <summary>dx += the gradient that came back through the branch.</summary>
    public void AddSourceGradient(RowParallel rows, float[] dSource, float[] dx, int count, bool weights)
    {
        if (pre)
        {
            norm.Backward(rows, dSource, _input, dSource, count, weights);
        }

        rows.ForRows(count, (_, first, n) => Elementwise.Add(
            dSource.AsSpan(first * width, n * width), dx.AsSpan(first * width, n * width)));
    }
}
