namespace Whence.Contracts.Documents;

/// <summary>Why an answer says what it says.</summary>
public sealed record AttributionDocument
{
    /// <summary>Gets the method and its version, for example <c>concepts-closed-form/1</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets the backend that computed it.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets the chunks in order.</summary>
    public required IReadOnlyList<ChunkDocument> Chunks { get; init; }

    /// <summary>Gets the evidence.</summary>
    public required VerificationDocument Verification { get; init; }
}
