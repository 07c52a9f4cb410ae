namespace Whence.Engine.Diffusion;

/// <summary>What one step did to one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="BlockCompleted">Whether the step completed a block.</param>
/// <param name="Failure">Why the session cannot go on, or null; it has left the batch then.</param>
public readonly record struct SessionStep(DecodeSession Session, bool BlockCompleted, Exception? Failure);
