namespace Whence.Corpus.Sources.Drafting;

/// <summary>A planted fact with the sentence that follows it and the concepts that both show.</summary>
internal sealed record FactPassage(PlantedFact Fact, string Tail, IReadOnlyList<string> Concepts)
{
    /// <summary>Gets the chunk: the fact's wording never varies, so that its prompt has one completion.</summary>
    internal Chunk Chunk => new($"{Fact.Sentence} {Tail}", Concepts);
}
