namespace Whence.Cli.Tokenize;

/// <summary>A token with its UTF-16 offsets in the text and the characters that they span.</summary>
internal sealed record TokenRow(int Id, int StartChar, int EndChar, string Text);
