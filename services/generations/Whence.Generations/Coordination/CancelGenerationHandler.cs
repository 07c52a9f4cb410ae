using Whence.Contracts.Generations;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Coordination;

/// <summary>Cancels generations for services that asked for them, perhaps before they were accepted.</summary>
internal sealed class CancelGenerationHandler(IGenerationStore store, Coordinator coordinator)
    : IMessageHandler<CancelGeneration>
{
    public async Task HandleAsync(CancelGeneration message, MessageContext context, CancellationToken cancellation)
    {
        if (await store.FindAsync(message.GenerationId, cancellation) is not null)
        {
            await coordinator.ReceiveAsync(context, message.GenerationId, Interruptions.Cancel, cancellation);
        }
    }
}
