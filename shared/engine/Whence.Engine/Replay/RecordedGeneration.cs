using Whence.Engine.Diffusion;

namespace Whence.Engine.Replay;

/// <summary>A generation that can be replayed: what was decided, and how.</summary>
/// <param name="Trace">Every commit, in the order in which they were made.</param>
/// <param name="Options">How it was decoded; steering and interventions act again in the replay.</param>
public sealed record RecordedGeneration(DecodeTrace Trace, GenerationOptions Options);
