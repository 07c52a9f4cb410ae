namespace Whence.Hosting.Messaging;

/// <summary>A message on its way out.</summary>
/// <param name="Id">Its id, the same in every attempt to send it; receivers recognise it by that.</param>
/// <param name="Message">A message of Whence.Contracts.</param>
public sealed record OutgoingMessage(Guid Id, object Message);
