using Whence.Engine.Diffusion;

namespace Whence.Attribution.Answers;

/// <summary>A trace as it was put together from its segments.</summary>
/// <param name="Trace">The trace, without hidden states.</param>
/// <param name="Backend">The backend that decoded it.</param>
internal sealed record RecordedTrace(DecodeTrace Trace, string Backend);
