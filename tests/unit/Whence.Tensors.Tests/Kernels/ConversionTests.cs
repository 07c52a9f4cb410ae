using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class ConversionTests
{
    private static readonly ushort[] EveryPattern = [.. Enumerable.Range(0, 65536).Select(bits => (ushort)bits)];

    // The low halves around the places where rounding changes direction.
    private static readonly uint[] LowHalves = [0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF];

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void WidenBf16_EveryPattern_MovesTheBits(SimdLevel level)
    {
        var wide = new float[65536];

        Bf16.Widen(level, EveryPattern, wide);

        Assert.All(EveryPattern, bits => Assert.Equal((uint)bits << 16, BitConverter.SingleToUInt32Bits(wide[bits])));
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void NarrowBf16_EveryPatternAroundTheTies_RoundsToNearestEven(SimdLevel level)
    {
        var narrow = new ushort[65536];
        foreach (var low in LowHalves)
        {
            var patterns = EveryPattern.Select(high => ((uint)high << 16) | low);
            float[] source = [.. patterns.Select(BitConverter.UInt32BitsToSingle)];
            Bf16.Narrow(level, source, narrow);
            for (var i = 0; i < source.Length; i++)
            {
                var isRight = float.IsNaN(source[i])
                    ? float.IsNaN(BrainFloatReference.Widen(narrow[i]))
                    : narrow[i] == BrainFloatReference.Narrow(source[i]);
                Assert.True(isRight, $"{source[i]:R} became 0x{narrow[i]:X4}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void WidenFp16_EveryPattern_IsExact(SimdLevel level)
    {
        var wide = new float[65536];

        Fp16.Widen(level, EveryPattern, wide);

        for (var bits = 0; bits < wide.Length; bits++)
        {
            var expected = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            var isRight = float.IsNaN(expected)
                ? float.IsNaN(wide[bits])
                : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(wide[bits]);
            Assert.True(isRight, $"0x{bits:X4} became {wide[bits]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Conversions_OddSizes_ConvertEveryElement(SimdLevel level, int size)
    {
        var values = Draw.Normal(size, size);
        var (narrow, wide, half) = (new ushort[size], new float[size], new float[size]);
        Bf16.Narrow(level, values, narrow);
        Bf16.Widen(level, narrow, wide);
        Fp16.Widen(level, [.. values.Select(value => BitConverter.HalfToUInt16Bits((Half)value))], half);

        Assert.Equal(values.Select(value => BrainFloatReference.Widen(BrainFloatReference.Narrow(value))), wide);
        Assert.Equal(values.Select(value => (float)(Half)value), half);
    }

    [Fact]
    public void PublicCalls_Warm_AllocateNothing()
    {
        var (narrow, wide) = (new ushort[100], Draw.Normal(1, 100));
        Allocation.IsZero(() => Bf16.Narrow(wide, narrow));
        Allocation.IsZero(() => Bf16.Widen(narrow, wide));
        Allocation.IsZero(() => Fp16.Widen(narrow, wide));
    }

    [Fact]
    public void Calls_LengthsThatDiffer_NameTheDestination()
    {
        Assert.Throws<ArgumentException>("destination", () => Bf16.Widen(new ushort[2], new float[3]));
        Assert.Throws<ArgumentException>("destination", () => Bf16.Narrow(new float[2], new ushort[3]));
        Assert.Throws<ArgumentException>("destination", () => Fp16.Widen(new ushort[2], new float[3]));
    }
}
