using System.Diagnostics;
using Whence.Contracts.Decoding;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Messages;

/// <summary>Writes the job down; decoding it is somebody else's, so that the broker waits milliseconds.</summary>
internal sealed class DecodeGenerationHandler(IJobStore store) : IMessageHandler<DecodeGeneration>
{
    public Task HandleAsync(DecodeGeneration message, MessageContext context, CancellationToken cancellation)
    {
        var job = new NewJob(
            message.GenerationId,
            message.TenantId,
            message.Request,
            message.Tokens,
            message.CostEstimate,
            message.Deadline,
            Activity.Current?.Id);
        return store.EnqueueAsync(job, context, cancellation);
    }
}
