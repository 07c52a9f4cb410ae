namespace Whence.Retrieval.Verbatim;

/// <summary>Finds the document of a token.</summary>
/// <param name="firsts">The first token of each document, [documents + 1].</param>
internal readonly ref struct DocumentTokens(ReadOnlySpan<int> firsts)
{
    private readonly ReadOnlySpan<int> _firsts = firsts;

    public int DocumentOf(int token)
    {
        var found = _firsts.BinarySearch(token);
        return found >= 0 ? found : ~found - 1;
    }

    public (int First, int End) Range(int document) => (_firsts[document], _firsts[document + 1]);
}
