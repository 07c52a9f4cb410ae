using System.Diagnostics;
using System.Text.Json;
using Whence.Contracts;
using Whence.Contracts.Documents;
using Whence.Hosting.Messaging;

namespace Whence.Persistence.Messaging;

/// <summary>A message in the outbox.</summary>
internal sealed class OutboxRow
{
    public required Guid Id { get; init; }

    public required Guid AggregateId { get; init; }

    /// <summary>Gets or sets its place among the aggregate's messages; the interceptor assigns it.</summary>
    public int AggregateOrder { get; set; }

    public required string Message { get; init; }

    public required string Body { get; init; }

    public string? TraceParent { get; init; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimUntil { get; set; }

    public static OutboxRow From(Guid aggregateId, OutgoingMessage message, int place) => new()
    {
        Id = message.Id,
        AggregateId = aggregateId,
        AggregateOrder = place,
        Message = MessageTypes.NameOf(message.Message.GetType()),
        Body = JsonSerializer.Serialize(message.Message, message.Message.GetType(), DocumentJson.Options),
        TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
    };

    public OutgoingMessage Read()
    {
        var message = JsonSerializer.Deserialize(Body, MessageTypes.Find(Message), DocumentJson.Options);
        return new OutgoingMessage(Id, message ?? throw new JsonException($"The message {Id} is null."));
    }
}
