namespace Whence.Corpus.Sources.Clinic;

/// <summary>What a leaflet is about: how it begins, what it explains and what it advises.</summary>
internal sealed record ClinicTopic(string Title, ChunkKind Opening, ChunkKind Explanation, ChunkKind Advice);
