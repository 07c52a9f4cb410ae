using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Matrices;

/// <summary>
/// The innermost loops: a tile of H rows by two registers of columns stays in registers for the whole depth. One
/// method per height, because the accumulators must be locals. Every element is one chain of fused multiply-adds in
/// the order of k, so its bits depend on neither the height of the tile nor the width of the registers.
/// </summary>
internal static unsafe class Tiles<TVec>
    where TVec : struct, ISimdFloat<TVec>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows12(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default,
            r6 = default, r7 = default, r8 = default, r9 = default, r10 = default, r11 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        var b = a + (4 * row);
        var d = a + (8 * row);
        var (row2, row3) = (2 * row, 3 * row);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            r1.AddProduct(a[row], p);
            r2.AddProduct(a[row2], p);
            r3.AddProduct(a[row3], p);
            r4.AddProduct(b[0], p);
            r5.AddProduct(b[row], p);
            r6.AddProduct(b[row2], p);
            r7.AddProduct(b[row3], p);
            r8.AddProduct(d[0], p);
            r9.AddProduct(d[row], p);
            r10.AddProduct(d[row2], p);
            r11.AddProduct(d[row3], p);
            panel += PackedPanels.Width;
            a += step;
            b += step;
            d += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
        r1.Store(c + n, add);
        r2.Store(c + (2 * n), add);
        r3.Store(c + (3 * n), add);
        r4.Store(c + (4 * n), add);
        r5.Store(c + (5 * n), add);
        r6.Store(c + (6 * n), add);
        r7.Store(c + (7 * n), add);
        r8.Store(c + (8 * n), add);
        r9.Store(c + (9 * n), add);
        r10.Store(c + (10 * n), add);
        r11.Store(c + (11 * n), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default, r1 = default, r2 = default, r3 = default,
            r4 = default, r5 = default, r6 = default, r7 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        var b = a + (4 * row);
        var (row2, row3) = (2 * row, 3 * row);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            r1.AddProduct(a[row], p);
            r2.AddProduct(a[row2], p);
            r3.AddProduct(a[row3], p);
            r4.AddProduct(b[0], p);
            r5.AddProduct(b[row], p);
            r6.AddProduct(b[row2], p);
            r7.AddProduct(b[row3], p);
            panel += PackedPanels.Width;
            a += step;
            b += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
        r1.Store(c + n, add);
        r2.Store(c + (2 * n), add);
        r3.Store(c + (3 * n), add);
        r4.Store(c + (4 * n), add);
        r5.Store(c + (5 * n), add);
        r6.Store(c + (6 * n), add);
        r7.Store(c + (7 * n), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows6(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        var b = a + (4 * row);
        var (row2, row3) = (2 * row, 3 * row);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            r1.AddProduct(a[row], p);
            r2.AddProduct(a[row2], p);
            r3.AddProduct(a[row3], p);
            r4.AddProduct(b[0], p);
            r5.AddProduct(b[row], p);
            panel += PackedPanels.Width;
            a += step;
            b += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
        r1.Store(c + n, add);
        r2.Store(c + (2 * n), add);
        r3.Store(c + (3 * n), add);
        r4.Store(c + (4 * n), add);
        r5.Store(c + (5 * n), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default, r1 = default, r2 = default, r3 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        var (row2, row3) = (2 * row, 3 * row);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            r1.AddProduct(a[row], p);
            r2.AddProduct(a[row2], p);
            r3.AddProduct(a[row3], p);
            panel += PackedPanels.Width;
            a += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
        r1.Store(c + n, add);
        r2.Store(c + (2 * n), add);
        r3.Store(c + (3 * n), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows2(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default, r1 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            r1.AddProduct(a[row], p);
            panel += PackedPanels.Width;
            a += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
        r1.Store(c + n, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows1(in TileArguments t, float* panel, float* c)
    {
        TilePair<TVec> r0 = default;
        var a = t.Left;
        var (row, step) = (t.LeftRow, t.LeftStep);
        for (var k = t.Depth; k > 0; k--)
        {
            var p = TilePair<TVec>.Load(panel);
            r0.AddProduct(a[0], p);
            panel += PackedPanels.Width;
            a += step;
        }

        var (n, add) = (t.OutputRow, t.Accumulate);
        r0.Store(c, add);
    }
}
