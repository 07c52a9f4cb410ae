namespace Whence.Corpus.Truths;

/// <summary>
/// A prompt whose answer must copy a name from it; <paramref name="Copied"/> says which name, the offsets where the
/// prompt has it first.
/// </summary>
internal sealed record CopyTruth(
    string Id,
    string Prompt,
    IReadOnlyList<string> PromptChunks,
    string Answer,
    string Copied,
    int CopiedStartChar,
    int CopiedEndChar);
