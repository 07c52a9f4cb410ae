using Whence.Tensors.Simd;

namespace Whence.Tensors.Tests.Support;

/// <summary>The SIMD levels that this machine can run, alone and with sizes around the register widths.</summary>
public static class Levels
{
    private static readonly int[] SizeList = [1, 3, 15, 16, 17, 33, 64, 100, 257];

    public static IEnumerable<SimdLevel> Available =>
        Enum.GetValues<SimdLevel>().Where(level => level <= SimdSupport.Widest);

    public static TheoryData<SimdLevel> All => [.. Available];

    public static TheoryData<SimdLevel, int> AndSizes
    {
        get
        {
            var data = new TheoryData<SimdLevel, int>();
            foreach (var level in Available)
            {
                foreach (var size in SizeList)
                {
                    data.Add(level, size);
                }
            }

            return data;
        }
    }
}
