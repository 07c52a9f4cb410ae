using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Provenance.Building;

/// <summary>
/// Assigns vectors to prototypes in one pass (leader clustering, Hartigan 1975; Exemplar Partitioning, arXiv
/// 2605.14347): each joins the nearest exemplar before it, or opens a prototype where none is within the radius.
/// </summary>
internal sealed class LeaderClustering(WorkerPool pool, int width, double radius, int prototypesMax)
{
    private readonly UnitVectors _exemplars = new(width);

    public int Count => _exemplars.Count;

    /// <summary>Takes the exemplar of an earlier run.</summary>
    public void Restore(ReadOnlySpan<float> unit) => _exemplars.Add(unit);

    /// <summary>Assigns vectors in their order.</summary>
    /// <param name="units">Centred unit vectors, [rows, width].</param>
    /// <param name="prototypes">[rows]; -1 where the bank is full and none is near.</param>
    /// <param name="distances">[rows].</param>
    /// <returns>The rows that opened a prototype.</returns>
    public IReadOnlyList<int> Assign(ReadOnlySpan<float> units, Span<int> prototypes, Span<float> distances)
    {
        var (opened, before) = (new List<int>(), Count);
        _exemplars.Nearest(pool, units, prototypes, distances); // cosines for now
        for (var row = 0; row < prototypes.Length; row++)
        {
            var unit = units.Slice(row * width, width);
            for (var newer = before; newer < Count; newer++)
            {
                var cosine = Elementwise.Dot(unit, _exemplars[newer]);
                if (cosine > distances[row])
                {
                    (prototypes[row], distances[row]) = (newer, cosine);
                }
            }

            distances[row] = Math.Clamp(1 - distances[row], 0, 2);
            if (prototypes[row] < 0 || distances[row] > radius)
            {
                (prototypes[row], distances[row]) = Open(unit, row, distances[row], opened);
            }
        }

        return opened;
    }

    private (int Prototype, float Distance) Open(
        ReadOnlySpan<float> unit, int row, float distance, List<int> opened)
    {
        if (Count == prototypesMax)
        {
            return (-1, distance);
        }

        opened.Add(row);
        _exemplars.Add(unit);
        return (Count - 1, 0);
    }
}
