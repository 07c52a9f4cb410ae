namespace Whence.Engine.Cpu;

/// <summary>Rows of a forward pass that queries are computed for: all of them, or in the last block the outputs only.
/// </summary>
internal sealed class RowSet
{
    /// <summary>Gets the position of each row in its sequence.</summary>
    public List<int> Positions { get; } = [];

    /// <summary>Gets the runs of rows that lie in one attention block of one sequence.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>Gets the rows that are steered, each with the window whose injection it gets.</summary>
    public List<(int Row, int Window)> Injected { get; } = [];

    public int Count => Positions.Count;

    public void Clear()
    {
        Positions.Clear();
        Segments.Clear();
        Injected.Clear();
    }

    /// <summary>Adds the next row; rows of a window come in ascending order of position.</summary>
    public void Add(int window, int position, int keys, bool injected)
    {
        var row = Count;
        Positions.Add(position);
        if (Segments.Count > 0 && Segments[^1] is var last && last.Window == window && last.Keys == keys)
        {
            Segments[^1] = last with { Rows = last.Rows + 1 };
        }
        else
        {
            Segments.Add(new Segment(window, row, 1, keys));
        }

        if (injected)
        {
            Injected.Add((row, window));
        }
    }
}
