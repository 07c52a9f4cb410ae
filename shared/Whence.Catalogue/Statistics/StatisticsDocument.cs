namespace Whence.Catalogue.Statistics;

/// <summary>What was measured over a corpus, and with what.</summary>
/// <param name="ModelDigest">The SHA-256 of the weights; figures of other weights do not count.</param>
/// <param name="Corpus">What identifies the corpus: its SHA-256.</param>
/// <param name="Reader">How activations were read, with its version.</param>
/// <param name="ActiveAt">The activation from which a concept counts as active in a chunk.</param>
/// <param name="Chunks">How many chunks were read.</param>
/// <param name="Concepts">Every concept of the model.</param>
public sealed record StatisticsDocument(
    string ModelDigest,
    string Corpus,
    string Reader,
    double ActiveAt,
    long Chunks,
    IReadOnlyList<ConceptStatistics> Concepts);
