using Whence.Contracts.Decoding;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Messages;

/// <summary>Cancels a job, wherever it is.</summary>
internal sealed class CancelDecodeHandler(IJobStore store) : IMessageHandler<CancelDecode>
{
    public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation) =>
        store.CancelAsync(message.GenerationId, context, cancellation);
}
