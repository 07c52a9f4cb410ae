namespace Whence.Generations.Storage;

/// <summary>Something that happened to a generation, as its subscribers are told.</summary>
/// <param name="Sequence">From 1, without gaps, within the generation.</param>
/// <param name="Kind">See <see cref="GenerationEventKinds"/>.</param>
/// <param name="Data">JSON: ids, digests and numbers, no text.</param>
/// <param name="At">When.</param>
internal sealed record GenerationEvent(int Sequence, string Kind, string Data, DateTimeOffset At);
