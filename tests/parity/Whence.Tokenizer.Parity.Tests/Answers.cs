namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Holds what the package answers, in the order of the questions.</summary>
internal sealed record Answers(
    string Pattern,
    int[][] Ids,
    int[][] Chats,
    DecodedAnswer[] Decoded,
    int[] Letters,
    int[] Numbers,
    int[] Whitespace);
