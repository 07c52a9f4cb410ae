namespace Whence.Corpora.Storage;

/// <summary>What is known of a document in a store, without its text.</summary>
/// <param name="Ordinal">Its place in the corpus, from 0.</param>
/// <param name="Id">Its id.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where it was published.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Split">The part of the corpus that it belongs to.</param>
public sealed record DocumentEntry(
    int Ordinal,
    string Id,
    string Source,
    string? Title,
    string? Url,
    string? Licence,
    DateOnly? Date,
    string? Split);
