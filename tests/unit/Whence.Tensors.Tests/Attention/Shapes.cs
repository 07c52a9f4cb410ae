using Whence.Tensors.Attention;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Attention;

/// <summary>Attention sizes: grouped or not, odd head widths, blocks cut short, more keys than one panel.</summary>
public static class Shapes
{
    public static TheoryData<SimdLevel, AttentionShape, int> AndLevels
    {
        get
        {
            var data = new TheoryData<SimdLevel, AttentionShape, int>();
            foreach (var level in Levels.Available)
            {
                data.Add(level, new AttentionShape(4, 2, 8, 4), 11);
                data.Add(level, new AttentionShape(2, 2, 16, 8), 16);
                data.Add(level, new AttentionShape(6, 1, 10, 5), 13);
                data.Add(level, new AttentionShape(3, 3, 33, 16), 40);
                data.Add(level, new AttentionShape(4, 1, 64, 64), 70);
                data.Add(level, new AttentionShape(2, 1, 4, 8), 1);
            }

            return data;
        }
    }

    public static TheoryData<SimdLevel, AttentionShape, int> SmallAndLevels
    {
        get
        {
            var data = new TheoryData<SimdLevel, AttentionShape, int>();
            foreach (var level in Levels.Available)
            {
                data.Add(level, new AttentionShape(4, 2, 6, 4), 7);
                data.Add(level, new AttentionShape(2, 2, 5, 3), 9);
                data.Add(level, new AttentionShape(3, 1, 4, 16), 6);
            }

            return data;
        }
    }

    public static int RowWidth(AttentionShape shape) => shape.QueryWidth + (2 * shape.KeyWidth);
}
