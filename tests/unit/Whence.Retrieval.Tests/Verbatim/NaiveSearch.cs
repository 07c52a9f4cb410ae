using Whence.Retrieval.Words;

namespace Whence.Retrieval.Tests.Verbatim;

/// <summary>Finds maximal matches by comparing every stretch with every place.</summary>
internal sealed class NaiveSearch
{
    private readonly List<List<Token>> _documents;

    public NaiveSearch(IEnumerable<string> texts) => _documents = [.. texts.Select(Tokens)];

    /// <summary>Returns each maximal match with its places: document, start and end in the document.</summary>
    public List<(int Start, int End, List<(int Document, int Start, int End)> Places)> Find(
        string text, int wordsMin, Func<int, bool> excludes)
    {
        var query = Tokens(text);
        var all =
            from first in Enumerable.Range(0, query.Count)
            from end in Enumerable.Range(first + 1, query.Count - first)
            let stretch = query[first..end]
            where stretch.All(token => token.Kind != TokenKind.SentenceEnd)
            let places = Places(stretch, excludes).ToList()
            where places.Count > 0
            select (First: first, End: end, Places: places);
        var matches = all.ToList();
        return [.. matches
            .Where(match => !matches.Any(other => other != match
                && other.First <= match.First && other.End >= match.End))
            .Where(match => query[match.First..match.End].Count(token => token.Kind == TokenKind.Word) >= wordsMin)
            .Select(match => (query[match.First].Start, query[match.End - 1].End, match.Places))];
    }

    private IEnumerable<(int Document, int Start, int End)> Places(List<Token> stretch, Func<int, bool> excludes) =>
        from document in Enumerable.Range(0, _documents.Count)
        where !excludes(document)
        let tokens = _documents[document]
        from first in Enumerable.Range(0, Math.Max(0, tokens.Count - stretch.Count + 1))
        let there = tokens[first..(first + stretch.Count)]
        where there.Zip(stretch).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Text == pair.Second.Text)
        select (document, there[0].Start, there[^1].End);

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var scanner = new WordScanner(text);
        while (scanner.Next())
        {
            tokens.Add(new Token(scanner.Kind, scanner.Start, scanner.End, scanner.Text.ToString()));
        }

        return tokens;
    }

    private sealed record Token(TokenKind Kind, int Start, int End, string Text);
}
