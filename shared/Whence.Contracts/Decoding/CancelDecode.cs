namespace Whence.Contracts.Decoding;

/// <summary>Asks decoding to stop a generation between two steps.</summary>
public sealed record CancelDecode
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }
}
