namespace Whence.Corpus.Model;

/// <summary>Writes the documents of one source; the same index and random state give the same document.</summary>
internal interface ISource
{
    SourceInfo Info { get; }

    /// <summary>Concepts that this source declares; shared ones are declared in SharedConcepts only.</summary>
    IReadOnlyList<ConceptInfo> Concepts { get; }

    IReadOnlyList<PlantedFact> Facts { get; }

    DocumentDraft Write(int index, SeededRandom random);
}
