using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Tokenization;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Coordination;

/// <summary>Receives the messages that need nothing but the record.</summary>
internal sealed class FactHandler(Coordinator coordinator) :
    IMessageHandler<PromptTokenized>,
    IMessageHandler<PromptRefused>,
    IMessageHandler<BlockCommitted>,
    IMessageHandler<DecodeFailed>,
    IMessageHandler<DecodeCancelled>,
    IMessageHandler<ConceptsAttributed>,
    IMessageHandler<AttributionFailed>
{
    public Task HandleAsync(PromptTokenized message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.Tokenized(record, message, now),
            cancellation);

    public Task HandleAsync(PromptRefused message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.Refused(record, message, now),
            cancellation);

    public Task HandleAsync(BlockCommitted message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.Committed(record, message, now),
            cancellation);

    public Task HandleAsync(DecodeFailed message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.DecodingFailed(
                record, message.Code, message.Detail, message.GeneratedTokens, now),
            cancellation);

    public Task HandleAsync(DecodeCancelled message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.DecodingCancelled(record, message, now),
            cancellation);

    public Task HandleAsync(ConceptsAttributed message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.Attributed(record, message, now),
            cancellation);

    public Task HandleAsync(AttributionFailed message, MessageContext context, CancellationToken cancellation) =>
        coordinator.ReceiveAsync(
            context,
            message.GenerationId,
            (record, now) => Facts.AttributingFailed(record, message.Code, message.Detail, now),
            cancellation);
}
