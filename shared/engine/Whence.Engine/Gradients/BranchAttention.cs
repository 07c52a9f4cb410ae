using System.Buffers;
using Whence.Tensors.Attention;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>
/// Attention of a run that continues others: its rows, and the keys and values of its ancestors, are gathered for one
/// key head, and what comes back is spread over them again.
/// </summary>
internal sealed class BranchAttention(AttentionShape shape)
{
    // One key head with its query heads, as a model of its own.
    private readonly AttentionShape _head = shape with { Heads = shape.GroupSize, KeyHeads = 1 };
    private readonly int _rowWidth = (shape.GroupSize + 2) * shape.HeadDim;
    private readonly int _width = shape.QueryWidth + (2 * shape.KeyWidth);

    private int QueryWidth => _head.QueryWidth;

    /// <summary>Computes the outputs of the query heads of one key head for the rows of a run.</summary>
    public void Forward(SequenceBatch batch, int run, int head, float[] qkv, float[] attended)
    {
        var (first, end) = Range(batch, run);
        using var rows = new Rented(end * _rowWidth);
        using var output = new Rented((end - first) * QueryWidth);
        Gather(batch, run, head, qkv, rows.Span);
        BlockCausalAttention.Forward(rows.Span, end, 0, _head, output.Span, first);
        for (var row = 0; row < end - first; row++)
        {
            output.Span.Slice(row * QueryWidth, QueryWidth).CopyTo(Queries(batch, run, row, head, attended));
        }
    }

    /// <summary>Overwrites the gradients of the run, and adds to those of its ancestors' keys and values.</summary>
    public void Backward(SequenceBatch batch, int run, int head, float[] dAttended, float[] qkv, float[] dQkv)
    {
        var (first, end) = Range(batch, run);
        using var rows = new Rented(end * _rowWidth);
        using var gradient = new Rented(end * _rowWidth);
        using var upstream = new Rented((end - first) * QueryWidth);
        Gather(batch, run, head, qkv, rows.Span);
        for (var row = 0; row < end - first; row++)
        {
            Queries(batch, run, row, head, dAttended).CopyTo(upstream.Span.Slice(row * QueryWidth, QueryWidth));
        }

        BlockCausalAttention.Backward(upstream.Span, rows.Span, end, 0, _head, gradient.Span, first);
        Spread(batch, run, head, gradient.Span, dQkv);
    }

    private static (int First, int End) Range(SequenceBatch batch, int run) =>
        (batch.Offsets[run], batch.Offsets[run] + batch.Length(run));

    private void Gather(SequenceBatch batch, int run, int head, float[] qkv, Span<float> rows)
    {
        for (var part = run; part >= 0; part = batch.Runs[part].Parent)
        {
            for (var i = 0; i < batch.Length(part); i++)
            {
                var source = qkv.AsSpan((batch.Starts[part] + i) * _width, _width);
                var target = rows.Slice((batch.Offsets[part] + i) * _rowWidth, _rowWidth);
                if (part == run)
                {
                    source.Slice(head * QueryWidth, QueryWidth).CopyTo(target);
                }

                Key(source, head).CopyTo(target[QueryWidth..]);
                Value(source, head).CopyTo(target[(QueryWidth + shape.HeadDim)..]);
            }
        }
    }

    private void Spread(SequenceBatch batch, int run, int head, ReadOnlySpan<float> gradient, float[] dQkv)
    {
        for (var part = run; part >= 0; part = batch.Runs[part].Parent)
        {
            for (var i = 0; i < batch.Length(part); i++)
            {
                var source = gradient.Slice((batch.Offsets[part] + i) * _rowWidth, _rowWidth);
                var target = dQkv.AsSpan((batch.Starts[part] + i) * _width, _width);
                var key = source.Slice(QueryWidth, shape.HeadDim);
                var value = source[(QueryWidth + shape.HeadDim)..];
                if (part == run)
                {
                    source[..QueryWidth].CopyTo(target[(head * QueryWidth)..]);
                    key.CopyTo(Key(target, head));
                    value.CopyTo(Value(target, head));
                }
                else
                {
                    Elementwise.Add(key, Key(target, head));
                    Elementwise.Add(value, Value(target, head));
                }
            }
        }
    }

    private Span<float> Queries(SequenceBatch batch, int run, int row, int head, float[] rows) =>
        rows.AsSpan(((batch.Starts[run] + row) * shape.QueryWidth) + (head * QueryWidth), QueryWidth);

    private Span<float> Key(Span<float> row, int head) =>
        row.Slice(shape.QueryWidth + (head * shape.HeadDim), shape.HeadDim);

    private Span<float> Value(Span<float> row, int head) =>
        row.Slice(shape.QueryWidth + shape.KeyWidth + (head * shape.HeadDim), shape.HeadDim);

    private readonly struct Rented(int length) : IDisposable
    {
        private readonly float[] _array = ArrayPool<float>.Shared.Rent(length);

        public Span<float> Span => _array.AsSpan(0, length);

        public void Dispose() => ArrayPool<float>.Shared.Return(_array);
    }
}
