using Whence.Tensors.Kernels;

namespace Whence.Vectors.Embedded;

/// <summary>
/// Compares queries with every row that passes a filter:
/// <list type="number">
/// <item>The rows come in blocks that stay in the cache while each query is compared with them.</item>
/// <item>A rough scan compares codes, a quarter of the bytes, and keeps several candidates for each hit.</item>
/// <item>The candidates are compared exactly; a query for all rows, or for exact hits, does only this.</item>
/// </list>
/// A score does not depend on the other queries, nor on which scan found it.
/// </summary>
internal sealed class VectorScan(VectorFile file, SearchOptions options, CancellationToken cancellation)
{
    private const int BlockRows = 256;

    private readonly int _width = file.Space.Dimension;
    private readonly bool[] _passing = file.Passing(options.Filter);

    /// <summary>Returns the best rows of each query.</summary>
    /// <param name="queries">[queries, dimension].</param>
    /// <param name="count">How many queries.</param>
    /// <param name="oversampling">The candidates for each hit.</param>
    public Rank[][] Run(float[] queries, int count, int oversampling)
    {
        var candidates = (long)options.HitsMax * oversampling;
        return options.Exact || candidates >= file.Rows
            ? Exact(queries, count)
            : [.. Rough(queries, count, (int)candidates)
                .Select((rows, query) => Rescored(Query(queries, query), rows))];
    }

    private Rank[][] Exact(float[] queries, int count)
    {
        var tops = Tops(count, options.HitsMax);
        for (var first = 0; first < file.Rows; first += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = file.Block(first, BlockRows);
            for (var query = 0; query < count; query++)
            {
                for (var row = 0; row < block.Count; row++)
                {
                    Offer(tops[query], block, row, Elementwise.Dot(Query(queries, query), block.Vector(row)));
                }
            }
        }

        return Array.ConvertAll(tops, top => top.Ordered());
    }

    private Rank[][] Rough(float[] queries, int count, int candidates)
    {
        var (codes, tops) = (QueryCodes(queries, count), Tops(count, candidates));
        Span<int> products = stackalloc int[BlockRows];
        for (var first = 0; first < file.Rows; first += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = file.Block(first, BlockRows);
            for (var query = 0; query < count; query++)
            {
                Int8Rows.Dot(codes.AsSpan(query * _width, _width), block.Codes, products[..block.Count]);
                for (var row = 0; row < block.Count; row++)
                {
                    Offer(tops[query], block, row, products[row] * block.Steps[row]);
                }
            }
        }

        return Array.ConvertAll(tops, top => top.Ordered());
    }

    private Rank[] Rescored(ReadOnlySpan<float> query, Rank[] candidates)
    {
        var top = new TopRows(options.HitsMax);
        foreach (var candidate in candidates.OrderBy(candidate => candidate.Row))
        {
            var block = file.Block(candidate.Row, 1);
            Offer(top, block, 0, Elementwise.Dot(query, block.Vector(0)));
        }

        return top.Ordered();
    }

    // Rows come in ascending order, so one that only equals the worst is worse.
    private void Offer(TopRows top, in VectorBlock block, int row, float score)
    {
        if (!(score <= top.Floor) && _passing[block.Origin(row)])
        {
            top.Offer(block.First + row, float.IsFinite(score) ? score : throw file.Damaged());
        }
    }

    private ReadOnlySpan<float> Query(float[] queries, int query) => queries.AsSpan(query * _width, _width);

    private short[] QueryCodes(float[] queries, int count)
    {
        var codes = new short[queries.Length];
        for (var query = 0; query < count; query++)
        {
            Int8Codes.WriteQuery(Query(queries, query), codes.AsSpan(query * _width, _width));
        }

        return codes;
    }

    private static TopRows[] Tops(int count, int capacity) =>
        [.. Enumerable.Range(0, count).Select(_ => new TopRows(capacity))];
}
