namespace Whence.Retrieval.Words;

/// <summary>Names the tensors of a <see cref="WordTable"/>.</summary>
internal static class WordNames
{
    public const string Utf8 = "word_utf8";
    public const string Start = "word_start";
    public const string Count = "word_count";
}
