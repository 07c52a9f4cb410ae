using Whence.Tensors.Kernels;

namespace Whence.Vectors.Embedded;

/// <summary>Rounds vectors to small integers, so that many can be compared quickly and roughly.</summary>
internal static class Int8Codes
{
    /// <summary>Writes the nearest codes and returns what one step is worth: code * step is about the value.</summary>
    public static float Write(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        var scale = Scale(vector, sbyte.MaxValue);
        for (var i = 0; i < vector.Length; i++)
        {
            codes[i] = (sbyte)Math.Round(vector[i] * scale);
        }

        return scale > 0 ? (float)(1 / scale) : 0;
    }

    /// <summary>Writes a query as finely as the kernel allows; what its step is worth does not change the order.
    /// </summary>
    public static void WriteQuery(ReadOnlySpan<float> query, Span<short> codes)
    {
        var scale = Scale(query, Int8Rows.VectorMax(query.Length));
        for (var i = 0; i < query.Length; i++)
        {
            codes[i] = (short)Math.Round(query[i] * scale);
        }
    }

    // In double precision: the inverse of the smallest floats is no float.
    private static double Scale(ReadOnlySpan<float> vector, int top)
    {
        var largest = 0f;
        foreach (var value in vector)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest > 0 ? top / (double)largest : 0;
    }
}
