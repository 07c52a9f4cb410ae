using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Matrices;

/// <summary>Covers a block of rows by one panel of columns with tiles of the heights that suit the registers.</summary>
internal static unsafe class TileRunner
{
    /// <summary>Multiplies <paramref name="rows"/> rows with one panel.</summary>
    /// <param name="level">The SIMD path.</param>
    /// <param name="tile">The left operand and the output stride; its pointer is moved along.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="panel">The panel, [depth, 32].</param>
    /// <param name="output">The first output element of the block.</param>
    /// <param name="columns">How many columns of the panel exist in the output, 1 to 32.</param>
    public static void Run(SimdLevel level, TileArguments tile, int rows, float* panel, float* output, int columns)
    {
        switch (level)
        {
            case SimdLevel.Avx512:
                Run<Simd512>(12, tile, rows, panel, output, columns);
                break;
            case SimdLevel.Avx2:
                Run<Simd256>(6, tile, rows, panel, output, columns);
                break;
            default:
                Run<SimdScalar>(4, tile, rows, panel, output, columns);
                break;
        }
    }

    private static void Run<TVec>(
        int tallest, TileArguments tile, int rows, float* panel, float* output, int columns)
        where TVec : struct, ISimdFloat<TVec>
    {
        for (var row = 0; row < rows;)
        {
            var height = Height(tallest, rows - row);
            var target = output + (row * tile.OutputRow);
            if (columns == PackedPanels.Width)
            {
                RunTile<TVec>(height, in tile, panel, target);
            }
            else
            {
                RunNarrow<TVec>(height, tile, panel, target, columns);
            }

            tile.Left += height * tile.LeftRow;
            row += height;
        }
    }

    private static int Height(int tallest, int rows) => rows switch
    {
        // Two tiles of 8 beat 12 + 4: a tile of 4 rows waits for its own sums.
        16 when tallest > 8 => 8,
        >= 12 when tallest >= 12 => 12,
        >= 8 when tallest >= 8 => 8,
        >= 6 when tallest >= 6 => 6,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunTile<TVec>(int height, in TileArguments tile, float* panel, float* output)
        where TVec : struct, ISimdFloat<TVec>
    {
        for (var column = 0; column < PackedPanels.Width; column += 2 * TVec.Count)
        {
            switch (height)
            {
                case 12:
                    Tiles<TVec>.Rows12(in tile, panel + column, output + column);
                    break;
                case 8:
                    Tiles<TVec>.Rows8(in tile, panel + column, output + column);
                    break;
                case 6:
                    Tiles<TVec>.Rows6(in tile, panel + column, output + column);
                    break;
                case 4:
                    Tiles<TVec>.Rows4(in tile, panel + column, output + column);
                    break;
                case 2:
                    Tiles<TVec>.Rows2(in tile, panel + column, output + column);
                    break;
                default:
                    Tiles<TVec>.Rows1(in tile, panel + column, output + column);
                    break;
            }
        }
    }

    // The last panel may be wider than the output: compute it aside and copy what exists.
    private static void RunNarrow<TVec>(int height, TileArguments tile, float* panel, float* output, int columns)
        where TVec : struct, ISimdFloat<TVec>
    {
        var aside = stackalloc float[12 * PackedPanels.Width];
        var (stride, accumulate) = (tile.OutputRow, tile.Accumulate);
        (tile.OutputRow, tile.Accumulate) = (PackedPanels.Width, false);
        RunTile<TVec>(height, in tile, panel, aside);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = aside[(row * PackedPanels.Width) + column];
                ref var cell = ref output[(row * stride) + column];
                cell = accumulate ? cell + value : value;
            }
        }
    }
}
