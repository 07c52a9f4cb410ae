using Whence.Engine.Denoising;

namespace Whence.Engine.Cpu;

/// <summary>Lays the rows of several windows end to end.</summary>
internal sealed class WindowLayout
{
    private readonly List<int> _tokens = [];
    private readonly List<int> _windows = [];
    private readonly List<int> _outputRows = [];

    public IReadOnlyList<DenoiserWindow> Windows { get; private set; } = [];

    /// <summary>Gets every row of every window.</summary>
    public RowSet All { get; } = new();

    /// <summary>Gets the output rows, as rows of their own.</summary>
    public RowSet Outputs { get; } = new();

    /// <summary>Gets the token of each row.</summary>
    public IReadOnlyList<int> Tokens => _tokens;

    /// <summary>Gets the window of each row.</summary>
    public IReadOnlyList<int> WindowOf => _windows;

    /// <summary>Gets the row of each output among all rows.</summary>
    public IReadOnlyList<int> OutputRows => _outputRows;

    public void Set(IReadOnlyList<DenoiserWindow> windows, int blockLength, int mask)
    {
        Windows = windows;
        All.Clear();
        Outputs.Clear();
        _tokens.Clear();
        _windows.Clear();
        _outputRows.Clear();
        for (var i = 0; i < windows.Count; i++)
        {
            Add(windows[i], i, blockLength, mask);
        }
    }

    private void Add(DenoiserWindow window, int index, int blockLength, int mask)
    {
        Check(window, blockLength);
        var next = 0;
        for (var position = window.Start; position < window.End; position++)
        {
            var keys = Math.Min(((position / blockLength) + 1) * blockLength, window.End);
            var injected = window.Injection is not null && window.Tokens[position] == mask;
            if (next < window.Outputs.Length && window.Outputs[next] == position)
            {
                _outputRows.Add(All.Count);
                Outputs.Add(index, position, keys, injected);
                next++;
            }

            All.Add(index, position, keys, injected);
            _tokens.Add(window.Tokens[position]);
            _windows.Add(index);
        }

        if (next != window.Outputs.Length)
        {
            throw new ArgumentException("The outputs of a window must be ascending positions inside it.");
        }
    }

    private static void Check(DenoiserWindow window, int blockLength)
    {
        if (window.Start % blockLength != 0 || window.Start >= window.End || window.End > window.Tokens.Length)
        {
            throw new ArgumentException(
                $"A window from {window.Start} to {window.End} of {window.Tokens.Length} tokens must start at a " +
                $"multiple of {blockLength} and hold at least one position.");
        }

        if (window.End > window.Cache.Capacity)
        {
            throw new ArgumentException(
                $"The cache holds {window.Cache.Capacity} positions but the window ends at {window.End}.");
        }
    }
}
