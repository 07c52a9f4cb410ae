using Whence.Safetensors;

namespace Whence.Vectors.Embedded;

/// <summary>Writes a file of vectors from what an earlier one holds and from new points; the same points give the same
/// bytes, however many batches they came in.</summary>
internal static class VectorFileWriter
{
    /// <exception cref="VectorException">The vectors do not fit one file, or it cannot be written.</exception>
    public static void Write(
        string path,
        VectorSpace space,
        VectorFile? earlier,
        IReadOnlyList<VectorPoint> points,
        CancellationToken cancellation)
    {
        var newest = Newest(points);
        var rows = new VectorRows(space, Count(earlier, newest));
        Merge(earlier, newest, rows, cancellation);
        var tensors = rows.Tensors();
        try
        {
            TensorWriter.Write(path, tensors, Metadata(space, tensors));
        }
        catch (SafetensorsException exception)
        {
            throw new VectorException(
                $"{path} cannot be written; check that its folder is writable and has room.", exception);
        }
    }

    private static VectorPoint[] Newest(IReadOnlyList<VectorPoint> points)
    {
        var byId = new Dictionary<ulong, VectorPoint>();
        foreach (var point in points)
        {
            byId[point.Id] = point;
        }

        return [.. byId.Values.OrderBy(point => point.Id)];
    }

    private static long Count(VectorFile? earlier, VectorPoint[] newest) =>
        (earlier?.Rows ?? 0) + newest.LongCount(point => earlier is null || earlier.Ids.BinarySearch(point.Id) < 0);

    // Both are ascending by id; of two with one id, the new one stays.
    private static void Merge(
        VectorFile? earlier, VectorPoint[] newest, VectorRows rows, CancellationToken cancellation)
    {
        var row = 0;
        foreach (var point in newest)
        {
            cancellation.ThrowIfCancellationRequested();
            row = CopyBelow(earlier, row, point.Id, rows);
            row += earlier is not null && row < earlier.Rows && earlier.Ids[row] == point.Id ? 1 : 0;
            rows.Add(point);
        }

        CopyBelow(earlier, row, ulong.MaxValue, rows);
        if (earlier is { Rows: > 0 } && row < earlier.Rows && earlier.Ids[^1] == ulong.MaxValue)
        {
            rows.Add(earlier, earlier.Rows - 1);
        }
    }

    private static int CopyBelow(VectorFile? earlier, int row, ulong id, VectorRows rows)
    {
        for (; row < (earlier?.Rows ?? 0) && earlier!.Ids[row] < id; row++)
        {
            rows.Add(earlier, row);
        }

        return row;
    }

    private static Dictionary<string, string> Metadata(VectorSpace space, IReadOnlyList<TensorData> tensors) => new()
    {
        [VectorNames.KindKey] = VectorNames.Kind,
        [VectorNames.VersionKey] = VectorNames.Version,
        [VectorNames.DimensionKey] = $"{space.Dimension}",
        [VectorNames.DistanceKey] = $"{space.Distance}",
        [VectorNames.ContentKey] = ContentDigest.Of(space.ToString(), tensors),
    };
}
