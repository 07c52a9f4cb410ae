namespace Whence.Corpus.Model;

/// <summary>A set of wordings that say the same kind of thing and therefore carry the same concepts.</summary>
internal sealed record ChunkKind(IReadOnlyList<string> Concepts, params string[] Wordings)
{
    public Chunk Write(SeededRandom random, Slots slots) => new(slots.Fill(random.Pick(Wordings)), Concepts);

    /// <summary>Writes the chunk and puts a fixed sentence (a planted one) behind it.</summary>
    public Chunk WriteWith(string sentence, SeededRandom random, Slots slots)
    {
        var chunk = Write(random, slots);
        return chunk with { Text = $"{chunk.Text} {sentence}" };
    }
}
