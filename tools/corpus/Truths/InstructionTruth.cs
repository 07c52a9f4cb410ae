namespace Whence.Corpus.Truths;

/// <summary>
/// The same message with and without a note line: the tone of the reply must follow the note. Each list of words
/// holds words of which at least one shows the tone.
/// </summary>
internal sealed record InstructionTruth(
    string Id,
    string PromptWith,
    IReadOnlyList<string> PromptWithChunks,
    string ExpectedToneWith,
    IReadOnlyList<string> ExpectedWordsWith,
    string PromptWithout,
    IReadOnlyList<string> PromptWithoutChunks,
    string ExpectedToneWithout,
    IReadOnlyList<string> ExpectedWordsWithout);
