namespace Whence.Explanations.Inputs;

/// <summary>A part of the prompt that is masked as a whole.</summary>
/// <param name="Text">Its text.</param>
/// <param name="StartChar">Where it starts in the prompt, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="StartToken">Its first position.</param>
/// <param name="EndToken">Behind its last position.</param>
public sealed record InputUnit(string Text, int StartChar, int EndChar, int StartToken, int EndToken);
