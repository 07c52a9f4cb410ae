namespace Whence.Decoding.Embeddings;

/// <summary>The answer of <c>POST /v1/embeddings</c>.</summary>
/// <param name="Object"><c>list</c>.</param>
/// <param name="Data">A vector for each input, in their order.</param>
/// <param name="Model">The name of the model.</param>
/// <param name="Usage">The tokens that were read.</param>
/// <param name="Whence">What OpenAI's API does not say.</param>
internal sealed record EmbeddingsResponse(
    string Object, IReadOnlyList<Embedding> Data, string Model, EmbeddingUsage Usage, EmbeddingOrigin Whence);

/// <summary>One vector.</summary>
/// <param name="Object"><c>embedding</c>.</param>
/// <param name="Index">The input that it belongs to.</param>
/// <param name="Vector">Numbers, or text for base64.</param>
internal sealed record Embedding(
    string Object,
    int Index,
    [property: System.Text.Json.Serialization.JsonPropertyName("embedding")] object Vector);

/// <summary>The tokens that were read.</summary>
/// <param name="PromptTokens">Those of all inputs.</param>
/// <param name="TotalTokens">The same.</param>
internal sealed record EmbeddingUsage(int PromptTokens, int TotalTokens);

/// <summary>Where the vectors come from.</summary>
/// <param name="ModelDigest">The SHA-256 of the weights.</param>
/// <param name="Backend">What computed them.</param>
/// <param name="Representation">Which vector of each position.</param>
/// <param name="Pooling">How the positions became one: <c>mean</c>.</param>
internal sealed record EmbeddingOrigin(string ModelDigest, string Backend, string Representation, string Pooling);
