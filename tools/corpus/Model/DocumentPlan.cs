namespace Whence.Corpus.Model;

/// <summary>
/// Lays out a document: opening, then body chunks in their fixed order with the two facts of this index between
/// them, then what is planted in this document only.
/// </summary>
internal sealed class DocumentPlan(SeededRandom random, Slots slots)
{
    private readonly List<Chunk> _chunks = [];

    public IReadOnlyList<Chunk> Chunks => _chunks;

    public DocumentPlan Add(PairKind kind)
    {
        _chunks.Add(kind.Write(random, slots));
        return this;
    }

    public DocumentPlan Add(Chunk chunk)
    {
        _chunks.Add(chunk);
        return this;
    }

    /// <summary>Adds three different kinds of body chunk with the facts of document <paramref name="index"/>.</summary>
    public DocumentPlan AddBody(IReadOnlyList<PairKind> kinds, IReadOnlyList<FactChunk> facts, int index)
    {
        var picked = random.Sample([.. Enumerable.Range(0, kinds.Count)], 3).Order().ToArray();
        Add(kinds[picked[0]]);
        Add(facts[index % facts.Count].Chunk);
        Add(kinds[picked[1]]);
        Add(facts[(index + 3) % facts.Count].Chunk);
        return Add(kinds[picked[2]]);
    }
}
