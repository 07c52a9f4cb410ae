using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>
/// Generates by unmasking: block after block, in each step the positions of which the model is surest. Several requests
/// share their forward passes; each has its own state and its own end.
/// </summary>
public sealed class Decoder
{
    private readonly IDenoiser _denoiser;
    private readonly DecodeOptions _options;
    private readonly StepRunner _runner;

    /// <summary>Initializes a new instance of the <see cref="Decoder"/> class.</summary>
    public Decoder(IDenoiser denoiser, DecodeOptions? options = null)
    {
        (_denoiser, _options) = (denoiser, options ?? new DecodeOptions());
        _runner = new StepRunner(denoiser, _options.Cache);
    }

    /// <summary>Answers one request.</summary>
    public DecodeResult Decode(
        DecodeRequest request, Action<DecodeProgress>? progress = null, CancellationToken cancellation = default) =>
        Decode([request], progress, cancellation)[0];

    /// <summary>Answers requests together.</summary>
    /// <exception cref="GenerationException">A request cannot be decoded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    public IReadOnlyList<DecodeResult> Decode(
        IReadOnlyList<DecodeRequest> requests,
        Action<DecodeProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var states = new List<SequenceState>();
        try
        {
            foreach (var request in requests)
            {
                states.Add(new SequenceState(_denoiser, request, _options.Cache));
            }

            while (states.Any(state => !state.IsDone))
            {
                cancellation.ThrowIfCancellationRequested();
                Step(states, progress);
            }

            return [.. states.Select(Finish)];
        }
        finally
        {
            states.ForEach(state => state.Dispose());
        }
    }

    private void Step(List<SequenceState> states, Action<DecodeProgress>? progress)
    {
        var active = states.Where(state => !state.IsDone).ToList();
        _runner.Run(active);
        foreach (var state in active)
        {
            var completed = state.Advance();
            progress?.Invoke(new DecodeProgress(
                states.IndexOf(state), state.StepsDone, state.Steps, state.Tokens, completed));
        }
    }

    private DecodeResult Finish(SequenceState state)
    {
        var trace = state.Trace;
        if (_options.ReadConcepts && trace.Commits.Count > 0)
        {
            var width = _denoiser.Config.Width;
            var rows = new float[trace.Commits.Count * width];
            for (var i = 0; i < trace.Hidden.Count; i++)
            {
                trace.Hidden[i].CopyTo(rows, i * width);
            }

            trace.Concepts = _denoiser.Read(rows, trace.Commits.Count);
        }

        return state.Result();
    }
}
