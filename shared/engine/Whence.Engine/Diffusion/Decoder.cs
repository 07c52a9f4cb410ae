using System.Runtime.ExceptionServices;
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

    /// <summary>Initializes a new instance of the <see cref="Decoder"/> class.</summary>
    public Decoder(IDenoiser denoiser, DecodeOptions? options = null) =>
        (_denoiser, _options) = (denoiser, options ?? new DecodeOptions());

    /// <summary>Answers one request.</summary>
    public DecodeResult Decode(
        DecodeRequest request, Action<DecodeProgress>? progress = null, CancellationToken cancellation = default) =>
        Decode([request], progress, cancellation)[0];

    /// <summary>Answers requests together.</summary>
    /// <exception cref="GenerationException">A request cannot be decoded.</exception>
    /// <exception cref="ModelNumericsException">The model computed something that is not a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two steps.</exception>
    public IReadOnlyList<DecodeResult> Decode(
        IReadOnlyList<DecodeRequest> requests,
        Action<DecodeProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var (batch, sessions) = (new DecodeBatch(_denoiser, _options), new List<DecodeSession>());
        try
        {
            foreach (var request in requests)
            {
                sessions.Add(DecodeSession.Start(_denoiser, request, _options));
                batch.Add(sessions[^1]);
            }

            while (batch.Sessions.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Report(batch.Step(), sessions, progress);
            }

            return [.. sessions.Select(session => session.Result(_options.ReadConcepts))];
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private static void Report(
        IReadOnlyList<SessionStep> steps, List<DecodeSession> sessions, Action<DecodeProgress>? progress)
    {
        foreach (var (session, completed, failure) in steps)
        {
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            progress?.Invoke(new DecodeProgress(
                sessions.IndexOf(session), session.StepsDone, session.Steps, session.Tokens, completed));
        }
    }
}
