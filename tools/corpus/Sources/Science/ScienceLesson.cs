namespace Whence.Corpus.Sources.Science;

/// <summary>One lesson: how it begins, what it explains, what it shows, and what an experiment on it needs.</summary>
internal sealed record ScienceLesson(
    string Title,
    ChunkKind Opening,
    ChunkKind Explanation,
    string Tool,
    string Effect);
