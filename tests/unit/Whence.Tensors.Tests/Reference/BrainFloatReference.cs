namespace Whence.Tensors.Tests.Reference;

/// <summary>Rounding to bfloat16 by comparing distances in float64.</summary>
internal static class BrainFloatReference
{
    private const double BeyondLargest = 3.402823669209384634e38; // 2^128, where the next number would be

    public static ushort Narrow(float value)
    {
        var below = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16); // towards zero
        if (float.IsInfinity(value) || Widen(below) == value)
        {
            return below;
        }

        var above = (ushort)(below + 1);
        var toBelow = Math.Abs((double)value) - Magnitude(below);
        var toAbove = Magnitude(above) - Math.Abs((double)value);
        var isTieToEven = toBelow == toAbove && below % 2 == 0;
        return toBelow < toAbove || isTieToEven ? below : above;
    }

    public static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private static double Magnitude(ushort bits)
    {
        var magnitude = Math.Abs((double)Widen(bits));
        return double.IsInfinity(magnitude) ? BeyondLargest : magnitude;
    }
}
