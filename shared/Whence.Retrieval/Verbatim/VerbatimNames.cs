namespace Whence.Retrieval.Verbatim;

/// <summary>Names the arrays of the index.</summary>
internal static class VerbatimNames
{
    /// <summary>The number of each word and mark of the corpus; 0 ends a sentence.</summary>
    public const string Tokens = "tokens";

    /// <summary>The offsets of all suffixes of the tokens, in their order.</summary>
    public const string Suffixes = "suffixes";

    /// <summary>The first token of each document, [documents + 1].</summary>
    public const string DocumentToken = "document_token";

    /// <summary>Tokens whose place in the text is known: the first of each document, and others about 64 apart.
    /// </summary>
    public const string AnchorToken = "anchor_token";

    /// <summary>Where each anchor is in its document, in UTF-16 code units.</summary>
    public const string AnchorChar = "anchor_char";

    /// <summary>Where each anchor is in its document, in bytes of UTF-8.</summary>
    public const string AnchorByte = "anchor_byte";
}
