using Whence.Provenance.Banks;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Tracing.Evidence;

/// <summary>
/// Finds for each vector the training tokens with the largest cosine, among the members of its nearest prototypes, and
/// counts in which chunks they stand: the plain baseline beside the mixture.
/// </summary>
internal sealed class NearestTokens(PrototypeBank bank, WorkerPool pool)
{
    private const int Prototypes = 8;
    private const int Neighbours = 10;

    /// <summary>Returns the chunks, the most neighbours first.</summary>
    public IReadOnlyList<ChunkVotes> Of(IReadOnlyList<float[]> composed)
    {
        var nearest = composed.Select(_ => new PriorityQueue<BankMember, float>()).ToList();
        var matches = bank.Nearest(pool, composed.SelectMany(vector => vector).ToArray(), Prototypes);
        var units = composed.Select(Unit).ToList();
        foreach (var group in matches.Index()
            .SelectMany(row => row.Item.Select(match => (match.Prototype, Row: row.Index)))
            .GroupBy(item => item.Prototype, item => item.Row))
        {
            Offer(group.Key, [.. group.Select(row => (units[row], nearest[row]))]);
        }

        return Votes([.. nearest.SelectMany(queue => queue.UnorderedItems).Select(item => item.Element)]);
    }

    private void Offer(int prototype, List<(float[] Unit, PriorityQueue<BankMember, float> Nearest)> rows)
    {
        var (members, vectors) = (bank.Members(prototype), bank.Vectors(prototype));
        for (var i = 0; i < members.Length; i++)
        {
            var member = Unit(vectors.AsSpan(i * bank.Width, bank.Width).ToArray());
            foreach (var (unit, nearest) in rows)
            {
                nearest.Enqueue(members[i], Elementwise.Dot(unit, member));
                if (nearest.Count > Neighbours)
                {
                    nearest.Dequeue();
                }
            }
        }
    }

    private static List<ChunkVotes> Votes(IReadOnlyList<BankMember> neighbours) =>
    [
        .. neighbours.GroupBy(member => (member.Document, member.Chunk))
            .OrderByDescending(chunk => chunk.Count()).ThenBy(chunk => chunk.Key)
            .Select(chunk => new ChunkVotes(
                chunk.Key.Document,
                chunk.Min(member => member.StartChar),
                chunk.Max(member => member.EndChar),
                chunk.Count() / (double)neighbours.Count)),
    ];

    // Centred as the bank compares directions.
    private float[] Unit(float[] vector)
    {
        var unit = (float[])vector.Clone();
        var calibration = bank.Manifest.Calibration;
        Elementwise.AddScaled(calibration.Direction, -calibration.Magnitude, unit);
        Elementwise.Scale(unit, 1 / MathF.Max(MathF.Sqrt(Elementwise.SumOfSquares(unit)), float.Epsilon));
        return unit;
    }
}
