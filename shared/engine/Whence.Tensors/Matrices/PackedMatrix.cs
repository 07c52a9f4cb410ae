using Whence.Tensors.Kernels;
using Whence.Tensors.Memory;

namespace Whence.Tensors.Matrices;

/// <summary>
/// The weight of a linear layer, packed once for <see cref="Gemm"/>. Weights given as bfloat16 stay bfloat16 in memory
/// and are widened, exactly, one panel block at a time.
/// </summary>
public sealed unsafe class PackedMatrix : IDisposable
{
    private readonly AlignedBuffer<float>? _single;
    private readonly AlignedBuffer<ushort>? _brain;

    private PackedMatrix(int outputs, int depth, bool brain)
    {
        (Outputs, Depth) = (outputs, depth);
        var length = (long)PackedPanels.Count(outputs) * PackedPanels.Width * depth;
        _single = brain ? null : new AlignedBuffer<float>(length);
        _brain = brain ? new AlignedBuffer<ushort>(length) : null;
    }

    /// <summary>Gets the number of output columns, N.</summary>
    public int Outputs { get; }

    /// <summary>Gets the length of the inner dimension, K.</summary>
    public int Depth { get; }

    /// <summary>Gets the bytes that the packed panels occupy.</summary>
    public long ByteLength => (_single?.Length * sizeof(float)) ?? (_brain!.Length * sizeof(ushort));

    internal bool IsBrain => _brain is not null;

    /// <summary>Packs a row-major [outputs, depth] float32 weight.</summary>
    public static PackedMatrix Pack(ReadOnlySpan<float> weight, int outputs, int depth)
    {
        RequireLength(weight.Length, outputs, depth);
        var packed = new PackedMatrix(outputs, depth, brain: false);
        fixed (float* source = weight)
        {
            for (var panel = 0; panel < PackedPanels.Count(outputs); panel++)
            {
                var columns = Math.Min(PackedPanels.Width, outputs - (panel * PackedPanels.Width));
                var first = source + ((long)panel * PackedPanels.Width * depth);
                PackedPanels.PackTransposed(first, depth, columns, depth, packed.Single(panel, 0));
            }
        }

        return packed;
    }

    /// <summary>Packs a row-major [outputs, depth] bfloat16 weight.</summary>
    public static PackedMatrix Pack(ReadOnlySpan<ushort> weight, int outputs, int depth)
    {
        RequireLength(weight.Length, outputs, depth);
        var packed = new PackedMatrix(outputs, depth, brain: true);
        var target = packed._brain!.Pointer;
        for (var row = 0; row < outputs; row++)
        {
            var source = weight.Slice(row * depth, depth);
            var column = target + ((long)(row / PackedPanels.Width) * PackedPanels.Width * depth)
                + (row % PackedPanels.Width);
            for (var k = 0; k < depth; k++)
            {
                column[(long)k * PackedPanels.Width] = source[k];
            }
        }

        return packed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _single?.Dispose();
        _brain?.Dispose();
    }

    internal float* Single(int panel, int k) => _single!.Pointer + Offset(panel, k);

    /// <summary>Widens rows k to k + count of a panel into <paramref name="destination"/>.</summary>
    internal void Widen(int panel, int k, int count, float* destination) => Bf16.Widen(
        new ReadOnlySpan<ushort>(_brain!.Pointer + Offset(panel, k), count * PackedPanels.Width),
        new Span<float>(destination, count * PackedPanels.Width));

    private static void RequireLength(int length, int outputs, int depth)
    {
        if (length != (long)outputs * depth)
        {
            throw new ArgumentException($"A weight of {outputs} x {depth} has {length} values; give all of them.");
        }
    }

    private long Offset(int panel, int k) => (((long)panel * Depth) + k) * PackedPanels.Width;
}
