using System.Runtime.InteropServices;
using Whence.Tensors.Kernels;
using Whence.Vectors;

namespace Whence.Retrieval.Measure.Vectors;

/// <summary>Vectors and queries that are none of them.</summary>
/// <param name="Space">Their dimension, by cosine.</param>
/// <param name="Points">The vectors.</param>
/// <param name="Queries">[queries, dimension].</param>
internal sealed record VectorCloud(VectorSpace Space, VectorPoint[] Points, float[] Queries)
{
    public const string LargestSource = "s0";

    private const int VectorsPerCluster = 50;

    /// <summary>Draws clusters of vectors around directions: within a cluster, cosines are about 0.8.</summary>
    public static VectorCloud Invent(Random random, int dimension, int count, int queries)
    {
        var centres = Normal(random, Math.Max(1, count / VectorsPerCluster) * dimension);
        return Of(dimension, count, queries, _ =>
        {
            var vector = Normal(random, dimension);
            var centre = random.Next(centres.Length / dimension) * dimension;
            for (var i = 0; i < dimension; i++)
            {
                vector[i] = centres[centre + i] + (vector[i] / 2);
            }

            return vector;
        });
    }

    /// <summary>Takes vectors of a file at equal distances.</summary>
    public static VectorCloud Read(string file, int dimension, int count, int queries)
    {
        using var handle = File.OpenHandle(file);
        var rows = RandomAccess.GetLength(handle) / (dimension * sizeof(ushort));
        if (rows < count + queries)
        {
            throw new IOException($"{file} holds {rows} vectors of {dimension}; ask for fewer than {count + queries}.");
        }

        var halves = new ushort[dimension];
        return Of(dimension, count, queries, i =>
        {
            var (row, vector) = (rows * i / (count + queries), new float[dimension]);
            RandomAccess.Read(handle, MemoryMarshal.AsBytes(halves.AsSpan()), row * dimension * sizeof(ushort));
            Bf16.Widen(halves, vector);
            return vector;
        });
    }

    // Queries are spread among the vectors. The first of 14 sources has a quarter of them, the last a thirtieth; every
    // third vector is CC0-1.0.
    private static VectorCloud Of(int dimension, int count, int queries, Func<int, float[]> vector)
    {
        var (points, asked, every) = (new List<VectorPoint>(), new List<float>(), (count + queries) / queries);
        for (var i = 0; i < count + queries; i++)
        {
            if (i % every == every / 2 && asked.Count < queries * dimension)
            {
                asked.AddRange(vector(i));
            }
            else
            {
                var source = $"s{(int)(14 * Math.Pow(points.Count * 0.618034 % 1, 2))}";
                var licence = points.Count % 3 == 0 ? "CC0-1.0" : "CC-BY-4.0";
                points.Add(new VectorPoint((ulong)points.Count, vector(i), source, licence));
            }
        }

        return new VectorCloud(
            new VectorSpace(dimension, VectorDistance.Cosine), [.. points.Take(count)], [.. asked]);
    }

    private static float[] Normal(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            // Box and Muller 1958.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }
}
