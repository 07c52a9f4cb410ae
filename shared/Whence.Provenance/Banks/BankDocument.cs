namespace Whence.Provenance.Banks;

/// <summary>A document of the bank; its text stays in the corpus.</summary>
/// <param name="Id">Its id in the corpus.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Chunks">Its chunks, as pairs of offsets in UTF-16 code units: start, end, start, end.</param>
/// <param name="Title">Its title, if it has one.</param>
/// <param name="Url">Where it was published.</param>
/// <param name="Licence">Its licence, or null where only the source says it.</param>
/// <param name="Date">When it was published.</param>
public sealed record BankDocument(
    string Id,
    string Source,
    IReadOnlyList<int> Chunks,
    string? Title = null,
    string? Url = null,
    string? Licence = null,
    DateOnly? Date = null);
