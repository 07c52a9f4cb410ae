using Whence.Tensors.Matrices;
using Whence.Tensors.Memory;

namespace Whence.Tensors.Attention;

/// <summary>
/// The keys and values of one sequence in one layer, stored in the panel layout in which attention multiplies them, so
/// that a step packs nothing but its own rows.
/// </summary>
public sealed unsafe class KeyValueCache : IDisposable
{
    private readonly AlignedBuffer<float> _keys; // [keyHead][position / 32][headDim][position % 32]
    private readonly AlignedBuffer<float> _values; // [keyHead][channel / 32][position][channel % 32]
    private readonly long _keysPerHead;
    private readonly long _valuesPerHead;

    /// <summary>Initializes a new instance of the <see cref="KeyValueCache"/> class.</summary>
    /// <param name="shape">The attention sizes.</param>
    /// <param name="capacity">The largest number of positions.</param>
    public KeyValueCache(AttentionShape shape, int capacity)
    {
        (Shape, Capacity) = (shape, capacity);
        _keysPerHead = HeadPanels.TransposedLength(capacity, shape.HeadDim);
        _valuesPerHead = HeadPanels.PlainLength(capacity, shape.HeadDim);
        _keys = new AlignedBuffer<float>(_keysPerHead * shape.KeyHeads);
        _values = new AlignedBuffer<float>(_valuesPerHead * shape.KeyHeads);
    }

    /// <summary>Gets the attention sizes.</summary>
    public AttentionShape Shape { get; }

    /// <summary>Gets the largest number of positions.</summary>
    public int Capacity { get; }

    /// <summary>Gets the bytes held.</summary>
    public long ByteLength => (_keys.Length + _values.Length) * sizeof(float);

    /// <summary>Stores the key and value of one position, [KeyWidth] each.</summary>
    public void Store(int position, ReadOnlySpan<float> key, ReadOnlySpan<float> value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Capacity);
        var headDim = Shape.HeadDim;
        for (var head = 0; head < Shape.KeyHeads; head++)
        {
            var keyColumn = Keys(head) + ((long)(position / PackedPanels.Width) * PackedPanels.Width * headDim)
                + (position % PackedPanels.Width);
            var valueRow = Values(head) + ((long)position * PackedPanels.Width);
            for (var channel = 0; channel < headDim; channel++)
            {
                keyColumn[channel * PackedPanels.Width] = key[(head * headDim) + channel];
            }

            for (var first = 0; first < headDim; first += PackedPanels.Width)
            {
                var width = Math.Min(PackedPanels.Width, headDim - first);
                value.Slice((head * headDim) + first, width)
                    .CopyTo(new Span<float>(valueRow + ((long)first * Capacity), width));
            }
        }
    }

    /// <summary>Takes over the first positions of another cache; what this one held behind them is lost.</summary>
    /// <exception cref="ArgumentException">The other cache is of another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the two does not hold so many positions.</exception>
    public void CopyPrefix(KeyValueCache source, int positions)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positions, Capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positions, source.Capacity);
        if (source.Shape != Shape)
        {
            throw new ArgumentException($"A cache of {source.Shape} has no prefix for one of {Shape}.");
        }

        // Whole panels of keys: the positions behind the prefix are stored again before anything reads them.
        var keys = checked((int)HeadPanels.TransposedLength(positions, Shape.HeadDim));
        var values = positions * PackedPanels.Width;
        for (var head = 0; head < Shape.KeyHeads; head++)
        {
            new Span<float>(source.Keys(head), keys).CopyTo(new Span<float>(Keys(head), keys));
            for (var first = 0; first < Shape.HeadDim; first += PackedPanels.Width)
            {
                var from = source.Values(head) + ((long)first * source.Capacity);
                new Span<float>(from, values).CopyTo(new Span<float>(Values(head) + ((long)first * Capacity), values));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _values.Dispose();
    }

    internal float* Keys(int head) => _keys.Pointer + (head * _keysPerHead);

    internal float* Values(int head) => _values.Pointer + (head * _valuesPerHead);
}
