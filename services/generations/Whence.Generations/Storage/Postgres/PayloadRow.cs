namespace Whence.Generations.Storage.Postgres;

/// <summary>A payload, as a row.</summary>
internal sealed class PayloadRow
{
    public required Guid GenerationId { get; init; }

    public required string Digest { get; init; }

    public required long Length { get; init; }

    public required byte[] Content { get; init; }
}
