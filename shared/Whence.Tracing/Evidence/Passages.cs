using Whence.Corpora.Storage;

namespace Whence.Tracing.Evidence;

/// <summary>Cuts places out of documents, with some text around them.</summary>
internal sealed class Passages(CorpusStore corpus, int contextChars)
{
    public SourceHit At(DocumentEntry document, int start, int end, double share)
    {
        var text = corpus.Text(document.Ordinal);
        start = Word(text, start, end);
        var (first, last) = (First(text, start), Last(text, end));
        return new SourceHit(document, start, end, text[first..start], text[start..end], text[end..last], share);
    }

    // A token begins with the space before its word.
    private static int Word(string text, int start, int end)
    {
        var words = text.AsSpan(start, end - start).TrimStart().Length;
        return words == 0 ? start : end - words;
    }

    // Context is cut between words, so that no character is halved either.
    private int First(string text, int start)
    {
        var first = Math.Max(0, start - contextChars);
        while (first > 0 && first < start && !char.IsWhiteSpace(text[first - 1]))
        {
            first++;
        }

        return first;
    }

    private int Last(string text, int end)
    {
        var last = Math.Min(text.Length, end + contextChars);
        while (last > end && last < text.Length && !char.IsWhiteSpace(text[last]))
        {
            last--;
        }

        return last;
    }
}
