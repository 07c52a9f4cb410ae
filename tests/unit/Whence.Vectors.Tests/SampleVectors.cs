namespace Whence.Vectors.Tests;

/// <summary>Seeded vectors, and the nearest of them found in the plainest way.</summary>
public static class SampleVectors
{
    private static readonly string[] Sources = ["gazette", "almanac", "ledger", "Søren's \"letters\""];
    private static readonly string?[] Licences = ["CC-BY-4.0", "CC0-1.0", null];

    /// <summary>Draws values from [-1, 1).</summary>
    public static float[] Values(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (2 * random.NextSingle()) - 1;
        }

        return values;
    }

    /// <summary>Draws points of any length, source and licence, with ids in no order.</summary>
    public static VectorPoint[] Points(Random random, int count, int dimension)
    {
        var points = new VectorPoint[count];
        for (var i = 0; i < count; i++)
        {
            var scale = MathF.Pow(10, random.Next(-3, 4));
            float[] vector = [.. Values(random, dimension).Select(value => value * scale)];
            points[i] = new VectorPoint(
                (ulong)(7 * i) % (ulong)count + (ulong)(count * (i % 7)),
                vector,
                Sources[random.Next(Sources.Length)],
                Licences[random.Next(Licences.Length)]);
        }

        return [.. points.DistinctBy(point => point.Id)];
    }

    /// <summary>Returns cosine or inner product, in double precision.</summary>
    public static double Score(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right, VectorDistance distance)
    {
        var product = Dot(left.Span, right.Span);
        return distance == VectorDistance.InnerProduct || product == 0
            ? product : product / Math.Sqrt(Dot(left.Span, left.Span)) / Math.Sqrt(Dot(right.Span, right.Span));
    }

    /// <summary>Returns the nearest points that pass, the nearest first, lower ids first among equals.</summary>
    public static List<(VectorPoint Point, double Score)> Nearest(
        IEnumerable<VectorPoint> points,
        ReadOnlyMemory<float> query,
        VectorDistance distance,
        int hitsMax,
        VectorFilter? filter = null) =>
        [.. points
            .Where(point => filter?.Passes(point.Source, point.Licence) is not false)
            .Select(point => (point, Score(point.Vector, query, distance)))
            .OrderByDescending(pair => pair.Item2)
            .ThenBy(pair => pair.point.Id)
            .Take(hitsMax)];

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0d;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }
}
