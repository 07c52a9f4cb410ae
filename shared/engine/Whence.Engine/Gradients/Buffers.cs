namespace Whence.Engine.Gradients;

/// <summary>Arrays that grow to the largest batch seen and are used again.</summary>
internal static class Buffers
{
    /// <summary>Returns the first <paramref name="length"/> values of the buffer, which grows when it must.</summary>
    public static Span<float> Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[length];
        }

        return buffer.AsSpan(0, length);
    }
}
