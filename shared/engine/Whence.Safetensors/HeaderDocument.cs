namespace Whence.Safetensors;

/// <summary>The header's JSON, well formed but not yet checked against the file.</summary>
internal sealed record HeaderDocument(IReadOnlyList<HeaderEntry> Entries, IReadOnlyDictionary<string, string> Metadata);
