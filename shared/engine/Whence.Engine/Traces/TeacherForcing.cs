using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Traces;

/// <summary>
/// Makes the trace of a given text: its tokens are committed from left to right, one in each step, by the state that
/// sees the prompt, the tokens before, and masks from there to the end of the block.
/// </summary>
/// <remarks>
/// A completion that does not fill its last block leaves masks there, as an answer does that has only begun. The model
/// did not choose these tokens: their logits say how likely it found them.
/// </remarks>
public sealed class TeacherForcing : IDisposable
{
    private readonly IDenoiser _denoiser;
    private readonly IReadOnlyList<int> _completion;
    private readonly Branch _branch;
    private readonly float[] _hidden;
    private readonly float[] _composed;
    private readonly float[] _logits;
    private int _done;

    private TeacherForcing(IDenoiser denoiser, IReadOnlyList<int> prompt, IReadOnlyList<int> completion)
    {
        var config = denoiser.Config;
        (_denoiser, _completion) = (denoiser, completion);
        var blocks = (completion.Count + config.BlockLength - 1) / config.BlockLength;
        var tokens = new int[prompt.Count + (blocks * config.BlockLength)];
        Array.Fill(tokens, config.Tokens.Mask);
        prompt.ToArray().CopyTo(tokens, 0);
        _branch = new Branch(denoiser, tokens, cached: true);
        Trace = new DecodeTrace(prompt, tokens.Length, config.Tokens.Mask);
        (_hidden, _composed) = (new float[config.Width], new float[config.Width]);
        _logits = new float[config.VocabularySize];
    }

    /// <summary>Gets the trace so far; its concepts are read by the last step.</summary>
    public DecodeTrace Trace { get; }

    /// <summary>Gets a value indicating whether every token is committed and the concepts are read.</summary>
    public bool IsDone => Trace.Concepts is not null;

    /// <summary>Begins; call <see cref="Step"/> until it is done.</summary>
    /// <exception cref="GenerationException">The completion is empty, or the two do not fit the model.</exception>
    public static TeacherForcing Start(IDenoiser denoiser, IReadOnlyList<int> prompt, IReadOnlyList<int> completion)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(completion);
        RequestChecks.CheckForced(prompt, completion, denoiser.Config);
        return new TeacherForcing(denoiser, prompt, completion);
    }

    /// <summary>Returns the whole trace, with its concepts.</summary>
    /// <exception cref="GenerationException">The completion is empty, or the two do not fit the model.</exception>
    public static DecodeTrace Of(
        IDenoiser denoiser,
        IReadOnlyList<int> prompt,
        IReadOnlyList<int> completion,
        CancellationToken cancellation = default)
    {
        using var forcing = Start(denoiser, prompt, completion);
        while (!forcing.IsDone)
        {
            cancellation.ThrowIfCancellationRequested();
            forcing.Step();
        }

        return forcing.Trace;
    }

    /// <summary>Commits the next token, and reads the concepts with the last one.</summary>
    public void Step()
    {
        Force(Trace.Prompt.Count + _done);
        _done++;
        if (_done == _completion.Count)
        {
            Trace.Concepts = _denoiser.Read([.. Trace.Hidden.SelectMany(row => row)], _done);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _branch.Dispose();

    private void Force(int position)
    {
        var length = _denoiser.Config.BlockLength;
        var blockStart = Trace.Prompt.Count + (_done / length * length);

        // The commit before made this position's attention block stale, so there is always a window.
        var window = _branch.NextWindow(blockStart, blockStart + length, injection: null)!;
        _denoiser.Forward([window with { Outputs = [position] }], _hidden);
        _denoiser.Compose(_hidden, 1, interventions: null, _composed);
        _denoiser.Logits(_composed, 1, _logits);
        var token = _completion[_done];
        if (!float.IsFinite(_logits[token]))
        {
            throw new ModelNumericsException(_done, position);
        }

        Trace.Add(new Commit(_done, _done, position, token, _logits[token]), _hidden, _composed);
        _branch.Tokens[position] = token;
        _branch.Touch(position);
    }
}
