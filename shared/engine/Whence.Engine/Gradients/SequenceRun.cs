using Whence.Engine.Denoising;

namespace Whence.Engine.Gradients;

/// <summary>A run of positions of a sequence; what comes before it may be shared with other sequences.</summary>
/// <param name="Tokens">Token ids.</param>
/// <param name="Parent">The run that it continues, by its index in the batch, or -1 at the start of a sequence.</param>
/// <param name="Injection">The steering of its masked positions, or null.</param>
public sealed record SequenceRun(int[] Tokens, int Parent = -1, Injection? Injection = null);
