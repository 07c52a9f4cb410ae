namespace Whence.Corpus.Model;

/// <summary>A labelled concept. <paramref name="Name"/> is kebab-case and unique in the whole corpus.</summary>
internal sealed record ConceptInfo(string Name, string Description, string Group, ConceptKind Kind);
