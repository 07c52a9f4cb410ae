namespace Whence.Corpus.Model;

/// <summary>A planted fact and the sentence that always follows it, with the concepts the two show.</summary>
internal sealed record FactChunk(PlantedFact Fact, string Companion, IReadOnlyList<string> Concepts)
{
    public Chunk Chunk => new($"{Fact.Sentence} {Companion}", Concepts);
}
