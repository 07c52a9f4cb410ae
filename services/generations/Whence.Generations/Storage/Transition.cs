using Whence.Hosting.Messaging;

namespace Whence.Generations.Storage;

/// <summary>What a message changes; it is written in one transaction, or not at all.</summary>
/// <param name="Next">The record afterwards.</param>
/// <param name="Events">What subscribers are told, in order.</param>
/// <param name="Messages">What other services are told, in order.</param>
internal sealed record Transition(
    GenerationRecord Next,
    IReadOnlyList<GenerationEventDraft> Events,
    IReadOnlyList<OutgoingMessage> Messages);
