using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Counterfactuals;

/// <summary>The heads computed once more on recorded states: another way to the logits than the closed form.</summary>
internal sealed class HeadReplay
{
    // The rows whose logits over the whole vocabulary are held at once.
    private const int RowsHeld = 16;

    private readonly IDenoiser _denoiser;
    private readonly float[] _hidden; // [commits, width]
    private readonly IReadOnlyList<Commit> _commits;
    private readonly float[] _composed; // [commits, width], as it was

    public HeadReplay(
        IDenoiser denoiser, float[] hidden, IReadOnlyList<Commit> commits, EditOptions edits)
    {
        (_denoiser, _hidden, _commits) = (denoiser, hidden, commits);
        _composed = new float[hidden.Length];
        denoiser.ComposeEdited(hidden, commits.Count, edits, _composed);
        Logits = Project(_composed);
    }

    /// <summary>Gets the logit of each commit.</summary>
    public IReadOnlyList<double> Logits { get; }

    /// <summary>Returns how the logit of each commit changes.</summary>
    public IReadOnlyList<double> Change(EditOptions edits) =>
        [.. Project(Edited(edits)).Zip(Logits, (after, before) => after - before)];

    /// <summary>Returns how it changes with vectors and LM head rounded to bfloat16.</summary>
    public IReadOnlyList<double> ChangeBf16(EditOptions edits)
    {
        var (edited, width) = (Edited(edits), _denoiser.Config.Width);
        var change = new double[_commits.Count];
        var head = new float[width];
        for (var row = 0; row < change.Length; row++)
        {
            _denoiser.HeadRow(_commits[row].Token, head);
            Round(head);
            change[row] = (double)Dot(edited.AsSpan(row * width, width), head)
                - Dot(_composed.AsSpan(row * width, width), head);
        }

        return change;
    }

    private static float Dot(ReadOnlySpan<float> composed, float[] head)
    {
        var rounded = composed.ToArray();
        Round(rounded);
        return Elementwise.Dot(rounded, head);
    }

    private static void Round(float[] values)
    {
        var narrow = new ushort[values.Length];
        Bf16.Narrow(values, narrow);
        Bf16.Widen(narrow, values);
    }

    private float[] Edited(EditOptions edits)
    {
        var edited = new float[_hidden.Length];
        _denoiser.ComposeEdited(_hidden, _commits.Count, edits, edited);
        return edited;
    }

    private double[] Project(float[] composed)
    {
        var (width, vocabulary) = (_denoiser.Config.Width, _denoiser.Config.VocabularySize);
        var (logits, held) = (new double[_commits.Count], new float[RowsHeld * vocabulary]);
        for (var first = 0; first < _commits.Count; first += RowsHeld)
        {
            var count = Math.Min(RowsHeld, _commits.Count - first);
            _denoiser.Logits(composed.AsSpan(first * width, count * width), count, held);
            for (var row = 0; row < count; row++)
            {
                logits[first + row] = held[(row * vocabulary) + _commits[first + row].Token];
            }
        }

        return logits;
    }
}
