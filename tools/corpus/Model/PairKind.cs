namespace Whence.Corpus.Model;

/// <summary>
/// A chunk of two sentences, each picked from its own wordings; any first goes with any second, and each of
/// them alone shows the concepts.
/// </summary>
internal sealed record PairKind(
    IReadOnlyList<string> Concepts, IReadOnlyList<string> First, IReadOnlyList<string> Second)
{
    public Chunk Write(SeededRandom random, Slots slots)
    {
        var text = $"{random.Pick(First)} {random.Pick(Second)}";
        return new Chunk(slots.Fill(text), Concepts);
    }
}
