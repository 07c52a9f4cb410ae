using Whence.Retrieval.Words;

namespace Whence.Retrieval.Lexical;

/// <summary>Reads the whole words of a text in small letters, one at a time.</summary>
internal ref struct FoldedWords(ReadOnlySpan<char> text)
{
    private readonly char[] _folded = new char[WordScanner.WordCharsMax + 1];
    private WordScanner _scanner = new(text);

    /// <summary>Gets the word; it lives until the next one.</summary>
    public ReadOnlySpan<char> Word { get; private set; }

    public bool Next()
    {
        while (_scanner.Next())
        {
            if (_scanner.Kind == TokenKind.Word)
            {
                var length = _scanner.Text.ToLowerInvariant(_folded);
                Word = _folded.AsSpan(0, length);
                return true;
            }
        }

        return false;
    }
}
