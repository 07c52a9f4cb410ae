using Whence.Models;
using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>What became of the regions of one partition in another, for example before and after training.</summary>
/// <param name="Persisted">Pairs at or above the cutoff.</param>
/// <param name="Dropped">Exemplars of the first partition without a partner.</param>
/// <param name="Introduced">Exemplars of the second without one.</param>
public sealed record PartitionComparison(
    IReadOnlyList<MatchedExemplars> Persisted, IReadOnlyList<int> Dropped, IReadOnlyList<int> Introduced)
{
    /// <summary>Pairs exemplars one to one so that the sum of cosines is largest, and keeps pairs that are close.
    /// </summary>
    /// <param name="before">The first partition.</param>
    /// <param name="after">The second, of the same reader.</param>
    /// <param name="cutoff">The least cosine of a pair.</param>
    /// <exception cref="ModelException">The readers differ.</exception>
    public static PartitionComparison Of(ExemplarPartition before, ExemplarPartition after, double cutoff = 0.7)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        before.Calibration.Require(after.Calibration.Reader, after.Calibration.Width);
        var swapped = before.Exemplars.Count > after.Exemplars.Count;
        var (rows, columns) = swapped ? (after, before) : (before, after);
        var cosines = Cosines(rows.Exemplars, columns.Exemplars);
        var costs = new double[rows.Exemplars.Count, columns.Exemplars.Count];
        foreach (var (row, column) in Cells(costs))
        {
            costs[row, column] = -cosines[row, column];
        }

        var pairs = Hungarian.Solve(costs)
            .Select((column, row) => (Row: row, Column: column, Cosine: cosines[row, column]))
            .Where(pair => pair.Cosine >= cutoff)
            .Select(pair => swapped
                ? new MatchedExemplars(pair.Column, pair.Row, pair.Cosine)
                : new MatchedExemplars(pair.Row, pair.Column, pair.Cosine))
            .OrderBy(pair => pair.Before)
            .ToList();
        return new PartitionComparison(
            pairs,
            [.. Enumerable.Range(0, before.Exemplars.Count).Except(pairs.Select(pair => pair.Before))],
            [.. Enumerable.Range(0, after.Exemplars.Count).Except(pairs.Select(pair => pair.After))]);
    }

    private static double[,] Cosines(IReadOnlyList<Exemplar> rows, IReadOnlyList<Exemplar> columns)
    {
        var cosines = new double[rows.Count, columns.Count];
        foreach (var (row, column) in Cells(cosines))
        {
            cosines[row, column] = Elementwise.Dot(rows[row].Vector, columns[column].Vector);
        }

        return cosines;
    }

    private static IEnumerable<(int Row, int Column)> Cells(double[,] matrix) =>
        from row in Enumerable.Range(0, matrix.GetLength(0))
        from column in Enumerable.Range(0, matrix.GetLength(1))
        select (row, column);
}
