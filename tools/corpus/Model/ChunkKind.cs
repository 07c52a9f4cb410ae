namespace Whence.Corpus.Model;

/// <summary>A set of wordings that say the same kind of thing and therefore carry the same concepts.</summary>
internal sealed record ChunkKind(IReadOnlyList<string> Concepts, params string[] Wordings)
{
    public Chunk Write(SeededRandom random, Slots slots) => new(slots.Fill(random.Pick(Wordings)), Concepts);
}
