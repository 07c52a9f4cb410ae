using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>Runs one denoising step of many sequences in one forward pass and hands each its rows.</summary>
internal sealed class StepRunner(IDenoiser denoiser, bool cached)
{
    private readonly List<DenoiserWindow> _windows = [];
    private readonly List<(SequenceState State, BranchState Branch)> _owners = [];
    private float[] _hidden = [];
    private float[] _composed = [];
    private float[] _logits = [];

    public void Run(IEnumerable<SequenceState> states)
    {
        _windows.Clear();
        _owners.Clear();
        foreach (var state in states.Where(state => state.TokensThisStep > 0))
        {
            Collect(state);
        }

        if (_windows.Count > 0)
        {
            Compute();
            Distribute();
        }
    }

    private void Collect(SequenceState state)
    {
        var rows = 0L;
        foreach (var branch in state.Branches)
        {
            if (branch.NextWindow(state.BlockStart, state.BlockEnd, state.Steering.Injection) is { } window)
            {
                _windows.Add(window);
                _owners.Add((state, branch));
                rows += window.End - window.Start;
            }
        }

        state.CountForward(rows);
    }

    private void Compute()
    {
        var (width, vocabulary) = (denoiser.Config.Width, denoiser.Config.VocabularySize);
        var outputs = _windows.Sum(window => window.Outputs.Length);
        Grow(ref _hidden, outputs * width);
        Grow(ref _composed, outputs * width);
        Grow(ref _logits, outputs * vocabulary);
        denoiser.Forward(_windows, _hidden);
        var row = 0;
        for (var i = 0; i < _windows.Count; i++)
        {
            var count = _windows[i].Outputs.Length;
            denoiser.Compose(
                _hidden.AsSpan(row * width, count * width),
                count,
                _owners[i].State.StepOptions,
                _composed.AsSpan(row * width, count * width));
            row += count;
        }

        denoiser.Logits(_composed, outputs, _logits);
        if (!cached)
        {
            // The reference runs its concept heads on every row of every step: so does the path that mirrors it.
            denoiser.Read(_hidden, outputs);
        }
    }

    private void Distribute()
    {
        var (width, vocabulary) = (denoiser.Config.Width, denoiser.Config.VocabularySize);
        var row = 0;
        for (var i = 0; i < _windows.Count; i++)
        {
            var rows = _owners[i].Branch.Rows;
            foreach (var position in _windows[i].Outputs)
            {
                if (rows.Holds(position))
                {
                    _hidden.AsSpan(row * width, width).CopyTo(rows.Hidden(position));
                    _composed.AsSpan(row * width, width).CopyTo(rows.Composed(position));
                    _logits.AsSpan(row * vocabulary, vocabulary).CopyTo(rows.Logits(position));
                }

                row++;
            }
        }
    }

    private static void Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[length];
        }
    }
}
