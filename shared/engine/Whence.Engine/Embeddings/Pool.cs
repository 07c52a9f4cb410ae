using Whence.Tensors.Kernels;

namespace Whence.Engine.Embeddings;

/// <summary>Pools vectors.</summary>
public static class Pool
{
    /// <summary>Pools [rows, width] to [width], or returns all rows.</summary>
    public static float[] Rows(ReadOnlySpan<float> vectors, int width, Pooling pooling)
    {
        var rows = vectors.Length / width;
        if (pooling == Pooling.None)
        {
            return vectors.ToArray();
        }

        if (pooling != Pooling.Mean)
        {
            return vectors.Slice(pooling == Pooling.First ? 0 : (rows - 1) * width, width).ToArray();
        }

        var mean = new float[width];
        for (var row = 0; row < rows; row++)
        {
            Elementwise.AddScaled(vectors.Slice(row * width, width), 1f / rows, mean);
        }

        return mean;
    }
}
