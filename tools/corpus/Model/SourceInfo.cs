namespace Whence.Corpus.Model;

/// <summary>Identity of a source. <paramref name="Licence"/> is an SPDX identifier.</summary>
internal sealed record SourceInfo(string Id, string Name, string Licence, string UrlPrefix);
