using System.Text.Json.Serialization;

namespace Whence.Vectors.Embedded;

/// <summary>Where vectors are from: there are few, so a filter is asked for each, not for each vector.</summary>
internal sealed record VectorOrigin(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("licence")] string? Licence);
