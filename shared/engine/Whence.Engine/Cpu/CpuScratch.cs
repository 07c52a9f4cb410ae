using Whence.Engine.Gradients;

namespace Whence.Engine.Cpu;

/// <summary>Memory that the blocks use one after another.</summary>
internal sealed class CpuScratch
{
    private float[] _normed = [];
    private float[] _branch = [];

    /// <summary>Gets [rows, width]: the input of a branch behind its norm.</summary>
    public float[] Normed => _normed;

    /// <summary>Gets [rows, width]: the output of a branch.</summary>
    public float[] Branch => _branch;

    public void Grow(int rows, int width)
    {
        Buffers.Grow(ref _normed, rows * width);
        Buffers.Grow(ref _branch, rows * width);
    }
}
