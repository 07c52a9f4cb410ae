namespace Whence.Corpus.Rulebook;

/// <summary>A prompt whose answer is known, and which of its words make it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">single, and, or_one, or_both, cancel, cancel_alone, oppose or none.</param>
/// <param name="Words">The words of the note.</param>
/// <param name="Question">The word that asks.</param>
/// <param name="Prompt">The text; the answer is the next word.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Otherwise">The answer to the same note without the planted words.</param>
/// <param name="Planted">The words that decide.</param>
internal sealed record RulebookPrompt(
    string Id,
    string Kind,
    int Words,
    string Question,
    string Prompt,
    string Answer,
    string Otherwise,
    IReadOnlyList<PlantedWord> Planted);
