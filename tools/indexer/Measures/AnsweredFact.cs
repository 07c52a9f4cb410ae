using Whence.Provenance.Evidence;

namespace Whence.Indexer.Measures;

/// <summary>A fact that the model answered as planted.</summary>
/// <param name="Prompt">The beginning of its sentence.</param>
/// <param name="Source">The source that teaches it.</param>
/// <param name="Answer">The tokens of the answer.</param>
/// <param name="Evidence">What the bank says about each.</param>
internal sealed record AnsweredFact(
    string Prompt, string Source, Answer Answer, IReadOnlyList<TokenEvidence> Evidence);
