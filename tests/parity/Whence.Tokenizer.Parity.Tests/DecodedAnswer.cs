namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Holds the decoded form of one id list: the bytes in base64, the text in UTF-16 in base64.</summary>
internal sealed record DecodedAnswer(string Bytes, string Text);
