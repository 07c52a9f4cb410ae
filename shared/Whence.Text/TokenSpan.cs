namespace Whence.Text;

/// <summary>
/// Ties a token to the characters of the text that it comes from: UTF-16 offsets, the end exclusive.
/// A token that holds only a part of a character's bytes has the span of the whole character.
/// </summary>
public readonly record struct TokenSpan(int Id, int StartChar, int EndChar);
