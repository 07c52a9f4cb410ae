namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Holds what the package is asked; texts are UTF-16 in base64, so that lone surrogates survive.</summary>
internal sealed record Questions(
    string[] Texts, string[] Chats, int[][] IdLists, IReadOnlyDictionary<string, int> SpecialTokens);
