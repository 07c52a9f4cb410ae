using Whence.Tensors.Matrices;
using Whence.Tensors.Memory;

namespace Whence.Tensors.Attention;

/// <summary>The packed operands of one key head of one sequence; each thread keeps one and reuses it.</summary>
internal sealed unsafe class HeadScratch : IDisposable
{
    [ThreadStatic]
    private static HeadScratch? _instance;

    private readonly AlignedBuffer<float>?[] _buffers = new AlignedBuffer<float>?[6];

    public static HeadScratch Instance => _instance ??= new HeadScratch();

    public float* KeysTransposed(long length) => Buffer(0, length);

    public float* Keys(long length) => Buffer(1, length);

    public float* ValuesTransposed(long length) => Buffer(2, length);

    public float* Values(long length) => Buffer(3, length);

    public float* Scores(long length) => Buffer(4, length);

    /// <summary>Gets room for the gradient of the scores, then one packed right operand.</summary>
    public float* Gradients(long length) => Buffer(5, length);

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            buffer?.Dispose();
        }
    }

    private float* Buffer(int index, long length)
    {
        ref var buffer = ref _buffers[index];
        if (buffer is null || buffer.Length < length)
        {
            buffer?.Dispose();
            buffer = new AlignedBuffer<float>(length);
        }

        return buffer.Pointer;
    }
}
