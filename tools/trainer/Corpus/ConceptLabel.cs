namespace Whence.Trainer.Corpus;

/// <summary>A known concept as concepts.json names it.</summary>
internal sealed record ConceptLabel(int Id, string Name);
