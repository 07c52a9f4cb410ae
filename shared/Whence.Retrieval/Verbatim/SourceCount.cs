namespace Whence.Retrieval.Verbatim;

/// <summary>How many documents of a source hold a match.</summary>
/// <param name="Source">The id of the source.</param>
/// <param name="Documents">The number of documents.</param>
public sealed record SourceCount(string Source, int Documents);
