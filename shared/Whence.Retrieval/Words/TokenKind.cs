namespace Whence.Retrieval.Words;

/// <summary>Names what a text is cut into.</summary>
internal enum TokenKind
{
    /// <summary>A whole word, a number, or one ideograph.</summary>
    Word,

    /// <summary>One character that is neither part of a word nor white space.</summary>
    Mark,

    /// <summary>The border behind a sentence; it has no characters.</summary>
    SentenceEnd,
}
