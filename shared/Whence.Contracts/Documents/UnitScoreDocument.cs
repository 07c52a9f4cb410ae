namespace Whence.Contracts.Documents;

/// <summary>What a part of the prompt did to the target.</summary>
/// <param name="Text">The part.</param>
/// <param name="StartChar">Where it starts in the prompt, in code points.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Score">Signed, in the scale of the question: what the target loses without it.</param>
public sealed record UnitScoreDocument(string Text, int StartChar, int EndChar, double Score);
