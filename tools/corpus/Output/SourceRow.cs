namespace Whence.Corpus.Output;

/// <summary>An entry of sources.json.</summary>
internal sealed record SourceRow(string Id, string Name, string Licence, string Url, int Documents);
