namespace Whence.Safetensors;

/// <summary>Counts the bytes of a tensor without ever wrapping around.</summary>
internal static class TensorSize
{
    /// <summary>Returns the bytes that a shape of non-negative lengths needs, or null above 2^63 - 1.</summary>
    public static long? Bytes(TensorType type, IReadOnlyList<long> shape)
    {
        Int128 bytes = TensorTypes.Bytes(type);
        foreach (var length in shape)
        {
            // Both factors are below 2^63, so the product is exact.
            bytes *= length;
            if (bytes > long.MaxValue)
            {
                return null;
            }
        }

        return (long)bytes;
    }
}
