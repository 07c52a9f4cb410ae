namespace Whence.Scorecard.Truths;

/// <summary>A word that decides an answer.</summary>
/// <param name="Word">The word.</param>
/// <param name="Role">for: the answer needs it, alone or with others; against: it speaks for another answer.</param>
/// <param name="StartChar">Where it starts in the prompt.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
public sealed record PlantedWord(string Word, string Role, int StartChar, int EndChar);
