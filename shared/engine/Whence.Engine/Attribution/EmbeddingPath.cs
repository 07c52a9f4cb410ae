using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Attribution;

/// <summary>
/// The straight line of one tree of snapshots, from the mask embedding to its own embeddings. A masked position is
/// steered, so a position that comes from the mask gives its steering up on the way: both ends are then sequences that
/// the model can meet.
/// </summary>
internal sealed class EmbeddingPath
{
    private readonly SnapshotTree _tree;
    private readonly int _width;
    private readonly float[] _start; // [rows, width]
    private readonly float[] _difference; // [rows, width], zero where a position stays
    private readonly int[] _positions; // [rows]
    private readonly float[]? _steered; // [rows], at the start: 1 where masked; null where steering stays as it is
    private readonly float[]? _end; // [rows]

    public EmbeddingPath(IDifferentiableDenoiser denoiser, SnapshotTree tree, IReadOnlySet<int>? positions)
    {
        (_tree, _width) = (tree, denoiser.Config.Width);
        var batch = tree.Repeat(1);
        var (mask, tokens) = (denoiser.Config.Tokens.Mask, batch.Tokens);
        _positions = batch.Positions;
        bool[] moves = [.. batch.Positions.Select(position => positions?.Contains(position) ?? true)];
        _start = denoiser.Embed([.. tokens.Zip(moves, (token, moved) => moved ? mask : token)]);
        _difference = denoiser.Embed(tokens);
        Elementwise.AddScaled(_start, -1, _difference);
        if (positions is not null && batch.IsSteered)
        {
            _end = [.. tokens.Select(token => token == mask ? 1f : 0)];
            _steered = [.. tokens.Zip(moves, (token, moved) => moved || token == mask ? 1f : 0)];
        }
    }

    public SnapshotTree Tree => _tree;

    /// <summary>Returns one copy of the tree for each point.</summary>
    public SequenceBatch Batch(ReadOnlySpan<double> points)
    {
        var batch = _tree.Repeat(points.Length);
        if (_steered is null)
        {
            return batch;
        }

        var shares = new float[batch.Rows];
        for (var row = 0; row < shares.Length; row++)
        {
            var (copy, place) = Math.DivRem(row, _tree.Rows);
            shares[row] = _steered[place] + ((float)points[copy] * (_end![place] - _steered[place]));
        }

        return batch.WithShares(shares);
    }

    /// <summary>Writes the embeddings at points of the path, [points * rows, width].</summary>
    public void Write(ReadOnlySpan<double> points, Span<float> embeddings)
    {
        for (var copy = 0; copy < points.Length; copy++)
        {
            var target = embeddings.Slice(copy * _start.Length, _start.Length);
            _start.CopyTo(target);
            Elementwise.AddScaled(_difference, (float)points[copy], target);
        }
    }

    /// <summary>Adds what each position moves the targets along the path: the product of its gradient with its change.
    /// </summary>
    /// <param name="weights">What each copy counts.</param>
    /// <param name="gradient">[copies * rows, width].</param>
    /// <param name="dShares">[copies * rows], the gradient of the share of the steering.</param>
    /// <param name="scores">[positions], added to.</param>
    public void AddScores(
        ReadOnlySpan<double> weights, ReadOnlySpan<float> gradient, ReadOnlySpan<float> dShares, double[] scores)
    {
        for (var row = 0; row < weights.Length * _tree.Rows; row++)
        {
            var (copy, place) = Math.DivRem(row, _tree.Rows);
            double moved = Elementwise.Dot(
                _difference.AsSpan(place * _width, _width), gradient.Slice(row * _width, _width));
            if (_steered is not null)
            {
                moved += dShares[row] * (double)(_end![place] - _steered[place]);
            }

            scores[_positions[place]] += weights[copy] * moved;
        }
    }
}
