namespace Whence.Provenance.Evidence;

/// <summary>A source's part in an answer.</summary>
/// <param name="Source">Its id.</param>
/// <param name="Share">Its share of what all prototypes speak for the tokens; the shares of all sources sum to 1.
/// </param>
/// <param name="Contribution">Its part of the logits, summed over the tokens.</param>
/// <param name="Documents">Its documents, the largest part first.</param>
public sealed record SourceShare(
    string Source, double Share, double Contribution, IReadOnlyList<DocumentShare> Documents);
