using System.Text;
using Whence.Corpora.Storage;
using Whence.Retrieval.Words;

namespace Whence.Retrieval.Verbatim;

/// <summary>Reads the text around an occurrence; it decodes from the nearest anchor before it.</summary>
internal readonly ref struct PlaceReader(
    CorpusStore corpus, DocumentTokens documents, ReadOnlySpan<int> tokens, ReadOnlySpan<int> chars,
    ReadOnlySpan<int> bytes)
{
    private readonly DocumentTokens _documents = documents;
    private readonly ReadOnlySpan<int> _tokens = tokens;
    private readonly ReadOnlySpan<int> _chars = chars;
    private readonly ReadOnlySpan<int> _bytes = bytes;

    /// <summary>Returns the place, or null where the file says nothing sensible.</summary>
    public VerbatimPlace? Read(Surroundings place, int copies)
    {
        var anchor = AnchorBefore(place.First);
        var text = Window(place, anchor);
        Span<int> borders = [-1, -1, -1, -1];
        Scan(text, _tokens[anchor], place, borders);
        if (borders.Contains(-1))
        {
            return null;
        }

        var (first, start, end, last) = (borders[0], borders[1], borders[2], borders[3]);
        return new VerbatimPlace(
            corpus.Entry(place.Document),
            _chars[anchor] + start,
            _chars[anchor] + end,
            text[first..start].TrimStart(),
            text[start..end],
            text[end..last].TrimEnd(),
            copies);
    }

    private int AnchorBefore(int token)
    {
        var found = _tokens.BinarySearch(token);
        return found >= 0 ? found : ~found - 1;
    }

    // The text from the anchor to well behind the last token: how a sentence ends depends on what follows.
    private string Window(Surroundings place, int anchor)
    {
        var utf8 = corpus.Utf8(place.Document);
        var behind = AnchorBefore(place.Last) + 2;
        var isInside = behind < _tokens.Length && _tokens[behind] < _documents.Range(place.Document).End;
        return Encoding.UTF8.GetString(utf8[_bytes[anchor]..(isInside ? _bytes[behind] : utf8.Length)]);
    }

    private static void Scan(string text, int token, Surroundings place, Span<int> borders)
    {
        var scanner = new WordScanner(text);
        for (; token < place.Last && scanner.Next(); token++)
        {
            Set(ref borders[0], token == place.First, scanner.Start);
            Set(ref borders[1], token == place.Start, scanner.Start);
            Set(ref borders[2], token == place.End - 1, scanner.End);
            Set(ref borders[3], token == place.Last - 1, scanner.End);
        }
    }

    private static void Set(ref int border, bool isHere, int value) => border = isHere ? value : border;
}
