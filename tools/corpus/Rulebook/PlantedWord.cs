namespace Whence.Corpus.Rulebook;

/// <summary>A word of a rule in a prompt, with what it does for the answer.</summary>
/// <param name="Word">The word.</param>
/// <param name="Role">for: the answer needs it, alone or with others; against: it speaks for another answer.</param>
/// <param name="StartChar">Where it starts in the prompt.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
internal sealed record PlantedWord(string Word, string Role, int StartChar, int EndChar);
