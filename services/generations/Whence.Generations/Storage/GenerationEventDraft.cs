namespace Whence.Generations.Storage;

/// <summary>An event that has no number yet.</summary>
internal sealed record GenerationEventDraft(string Kind, string Data);
