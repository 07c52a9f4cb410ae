using System.Text.Json;

namespace Whence.Decoding.Embeddings;

/// <summary>The body of <c>POST /v1/embeddings</c>.</summary>
/// <param name="Input">A text, several, ids, or several lists of ids.</param>
/// <param name="Model">The name of the model, which is checked.</param>
/// <param name="EncodingFormat"><c>float</c>, or <c>base64</c> of little-endian 32-bit floats.</param>
/// <param name="Representation"><c>composed</c>, <c>hidden</c>, <c>known</c> or <c>discovered</c>.</param>
/// <param name="Dimensions">The width of the model, or nothing: vectors are not cut.</param>
/// <param name="User">Taken and not used.</param>
internal sealed record EmbeddingsRequest(
    JsonElement Input,
    string? Model = null,
    string? EncodingFormat = null,
    string? Representation = null,
    int? Dimensions = null,
    string? User = null);
