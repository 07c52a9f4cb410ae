namespace Whence.Generations.Storage.Postgres;

/// <summary>An event of a generation, as a row.</summary>
internal sealed class EventRow
{
    public required Guid GenerationId { get; init; }

    public required int Sequence { get; init; }

    public required string Kind { get; init; }

    public required string Data { get; init; }

    public required DateTimeOffset At { get; init; }
}
