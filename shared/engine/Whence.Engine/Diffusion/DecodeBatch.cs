using Whence.Engine.Denoising;

namespace Whence.Engine.Diffusion;

/// <summary>
/// Steps many sessions by shared forward passes. Sessions join and leave between any two steps; what a session answers
/// does not depend, to the bit, on who else is in the batch.
/// </summary>
/// <param name="denoiser">The model; one thread at a time may use it.</param>
/// <param name="options">How to work.</param>
public sealed class DecodeBatch(IDenoiser denoiser, DecodeOptions? options = null)
{
    private readonly StepRunner _runner = new(denoiser, (options ?? new DecodeOptions()).Cache);
    private readonly List<DecodeSession> _sessions = [];

    /// <summary>Gets the sessions that are not done, in the order in which they joined.</summary>
    public IReadOnlyList<DecodeSession> Sessions => _sessions;

    /// <summary>Lets a session take part from the next step on; one that is done already stays outside.</summary>
    public void Add(DecodeSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!session.IsDone)
        {
            _sessions.Add(session);
        }
    }

    /// <summary>Takes a session out as it is; it may join again.</summary>
    public void Remove(DecodeSession session) => _sessions.Remove(session);

    /// <summary>Runs one denoising step of every session; those that are done leave the batch.</summary>
    public IReadOnlyList<SessionStep> Step()
    {
        _runner.Run(_sessions.Select(session => session.State));
        var steps = _sessions.Select(Advance).ToList();
        _sessions.RemoveAll(session => session.IsDone);
        foreach (var failed in steps.Where(step => step.Failure is not null))
        {
            _sessions.Remove(failed.Session);
        }

        return steps;
    }

    private static SessionStep Advance(DecodeSession session)
    {
        try
        {
            return new SessionStep(session, session.State.Advance(), null);
        }
        catch (ModelNumericsException failure)
        {
            return new SessionStep(session, false, failure);
        }
    }
}
