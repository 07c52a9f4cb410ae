using Whence.Tensors.Memory;
using Whence.Tensors.Simd;
using Whence.Tensors.Threading;

namespace Whence.Tensors.Matrices;

/// <summary>One product in flight: blocks of rows times groups of panels, each a part for a worker.</summary>
internal sealed unsafe class GemmJob : IParallelWork
{
    // Few rows go as one block, so that a bfloat16 panel is widened once. Many rows go in blocks so low that the
    // block's slice of the output stays in the level-2 cache while panel after panel writes its 32 columns of it.
    private const int RowsInOneBlock = 192;
    private const int RowsPerBlock = 48;
    private const int DepthPerBlock = 512;

    [ThreadStatic]
    private static AlignedBuffer<float>? _widened;

    private TileArguments _tile;
    private float* _output;
    private int _rows;
    private int _rowsPerBlock;
    private int _columns;
    private int _depth;
    private int _groups;
    private SimdLevel _level;

    /// <summary>Gets or sets the packed weight, or null when <see cref="Panels"/> is given.</summary>
    public PackedMatrix? Weight { get; set; }

    /// <summary>Gets or sets float32 panels, [panel][depth][32].</summary>
    public float* Panels { get; set; }

    public void Run(
        WorkerPool pool, SimdLevel level, TileArguments tile, float* output, int rows, int columns, int depth)
    {
        (_tile, _rows, _columns, _depth, _level) = (tile, rows, columns, depth, level);
        _output = output;
        var high = rows <= RowsInOneBlock || Weight is { IsBrain: true };
        _rowsPerBlock = high ? RowsInOneBlock : RowsPerBlock;
        var blocks = (rows + _rowsPerBlock - 1) / _rowsPerBlock;
        var wanted = blocks >= 4 * pool.Workers ? 1 : 4 * pool.Workers;
        _groups = pool.Workers == 1 ? 1 : Math.Min(wanted, PackedPanels.Count(columns));
        pool.Run(this, blocks * _groups);
        Weight = null;
        Panels = null;
    }

    public void Execute(int part)
    {
        var (block, group) = (part / _groups, part % _groups);
        var panels = PackedPanels.Count(_columns);
        var last = (int)((long)panels * (group + 1) / _groups);
        for (var panel = (int)((long)panels * group / _groups); panel < last; panel++)
        {
            RunPanel(block, panel);
        }
    }

    private void RunPanel(int block, int panel)
    {
        var firstRow = block * _rowsPerBlock;
        var rows = Math.Min(_rowsPerBlock, _rows - firstRow);
        var columns = Math.Min(PackedPanels.Width, _columns - (panel * PackedPanels.Width));
        var output = _output + (firstRow * _tile.OutputRow) + (panel * PackedPanels.Width);
        for (var k = 0; k < Math.Max(1, _depth); k += DepthPerBlock)
        {
            var tile = _tile;
            tile.Left += (firstRow * tile.LeftRow) + (k * tile.LeftStep);
            tile.Depth = Math.Min(DepthPerBlock, _depth - k);
            tile.Accumulate |= k > 0;
            TileRunner.Run(_level, tile, rows, PanelBlock(panel, k, (int)tile.Depth), output, columns);
        }
    }

    private float* PanelBlock(int panel, int k, int count)
    {
        if (Weight is null)
        {
            return Panels + ((((long)panel * _depth) + k) * PackedPanels.Width);
        }

        if (!Weight.IsBrain)
        {
            return Weight.Single(panel, k);
        }

        _widened ??= new AlignedBuffer<float>(DepthPerBlock * PackedPanels.Width);
        Weight.Widen(panel, k, count, _widened.Pointer);
        return _widened.Pointer;
    }
}
