namespace Whence.Contracts.Attribution;

/// <summary>The concepts behind an answer stay unknown.</summary>
public sealed record AttributionFailed
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the reason as a code of the API.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the reason in a sentence, without text of prompt or answer.</summary>
    public required string Detail { get; init; }
}
