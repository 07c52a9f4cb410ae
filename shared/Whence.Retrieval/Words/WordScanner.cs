using System.Text;
using Whence.Corpora.Reading;

namespace Whence.Retrieval.Words;

/// <summary>Cuts a text into words, marks and ends of sentences; white space is between them and never compared.
/// </summary>
/// <remarks>
/// It can begin at any word behind white space and cuts as if it had begun at the front: nothing depends on more than
/// what follows and on the word before a full stop.
/// </remarks>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    /// <summary>The length above which a word is cut: such a thing is no word of any language.</summary>
    public const int WordCharsMax = 256;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private bool _inSentence;

    /// <summary>Gets where the token begins, in UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>Gets where it ends, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>Gets what it is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Gets its characters.</summary>
    public readonly ReadOnlySpan<char> Text => _text[Start..End];

    /// <summary>Goes to the next token, or returns false at the end; a text ends with the end of a sentence.</summary>
    public bool Next()
    {
        while (true)
        {
            if (_inSentence && Sentences.EndsAt(_text, _position))
            {
                _inSentence = false;
                return Take(TokenKind.SentenceEnd, 0);
            }

            if (_position == _text.Length)
            {
                return false;
            }

            if (!char.IsWhiteSpace(_text[_position]))
            {
                _inSentence = true;
                var word = WordLength(_text[_position..]);
                return word > 0 ? Take(TokenKind.Word, word) : Take(TokenKind.Mark, RuneAt(_position).Length);
            }

            _position++;
        }
    }

    private bool Take(TokenKind kind, int length)
    {
        (Kind, Start, End) = (kind, _position, _position + length);
        _position = End;
        return true;
    }

    private readonly (Rune Rune, int Length) RuneAt(int position)
    {
        Rune.DecodeFromUtf16(_text[position..], out var rune, out var length);
        return (rune, length);
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < WordCharsMax)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out var chars);
            if (WordRunes.IsIdeograph(rune))
            {
                return length == 0 ? chars : length;
            }

            if (!WordRunes.IsPart(rune) && !(length > 0 && WordRunes.Joins(text, length)))
            {
                return length;
            }

            length += chars;
        }

        return length;
    }
}
