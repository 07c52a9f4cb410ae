namespace Whence.Representations.LinearAlgebra;

/// <summary>
/// The assignment of rows to columns of least total cost, in O(rows² · columns): shortest augmenting paths with
/// potentials (Kuhn 1955; Jonker and Volgenant 1987).
/// </summary>
internal static class Hungarian
{
    /// <summary>Returns the column of each row.</summary>
    /// <param name="cost">At most as many rows as columns.</param>
    /// <exception cref="ArgumentException">There are more rows than columns.</exception>
    public static int[] Solve(double[,] cost)
    {
        var (rows, columns) = (cost.GetLength(0), cost.GetLength(1));
        if (rows > columns)
        {
            throw new ArgumentException($"{rows} rows cannot have a column each of {columns}; transpose the costs.");
        }

        // Column 0 is the root of each search; rows and columns count from 1, and row 0 means free.
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[columns + 1]);
        var rowOf = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            Augment(cost, row, rowPotential, columnPotential, rowOf);
        }

        var assignment = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                assignment[rowOf[column] - 1] = column - 1;
            }
        }

        return assignment;
    }

    private static void Augment(
        double[,] cost, int row, double[] rowPotential, double[] columnPotential, int[] rowOf)
    {
        var columns = columnPotential.Length - 1;
        var (least, previous, done) = (new double[columns + 1], new int[columns + 1], new bool[columns + 1]);
        Array.Fill(least, double.PositiveInfinity);
        rowOf[0] = row;
        var current = 0;
        while (rowOf[current] != 0)
        {
            done[current] = true;
            var (next, delta) = Relax(cost, current, rowPotential, columnPotential, rowOf, least, previous, done);
            for (var column = 0; column <= columns; column++)
            {
                if (done[column])
                {
                    rowPotential[rowOf[column]] += delta;
                    columnPotential[column] -= delta;
                }
                else
                {
                    least[column] -= delta;
                }
            }

            current = next;
        }

        // The path back to the root hands each column the row of the one before it.
        for (; current != 0; current = previous[current])
        {
            rowOf[current] = rowOf[previous[current]];
        }
    }

    private static (int Next, double Delta) Relax(
        double[,] cost,
        int current,
        double[] rowPotential,
        double[] columnPotential,
        int[] rowOf,
        double[] least,
        int[] previous,
        bool[] done)
    {
        var (next, delta, row) = (0, double.PositiveInfinity, rowOf[current]);
        for (var column = 1; column < least.Length; column++)
        {
            if (done[column])
            {
                continue;
            }

            var reduced = cost[row - 1, column - 1] - rowPotential[row] - columnPotential[column];
            if (reduced < least[column])
            {
                (least[column], previous[column]) = (reduced, current);
            }

            if (least[column] < delta)
            {
                (next, delta) = (column, least[column]);
            }
        }

        return (next, delta);
    }
}
