namespace Whence.Persistence.Messaging;

/// <summary>A message whose effects were committed.</summary>
internal sealed class InboxRow
{
    public required string Consumer { get; init; }

    public required Guid MessageId { get; init; }

    public required byte[] BodyDigest { get; init; }
}
