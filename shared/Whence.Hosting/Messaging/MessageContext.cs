namespace Whence.Hosting.Messaging;

/// <summary>What came with a message.</summary>
/// <param name="MessageId">Its id, the same in every delivery.</param>
/// <param name="BodyDigest">SHA-256 of its body: one id with two bodies is a forgery or a bug.</param>
/// <param name="Redelivered">Whether the broker delivered it before.</param>
public sealed record MessageContext(Guid MessageId, ReadOnlyMemory<byte> BodyDigest, bool Redelivered);
