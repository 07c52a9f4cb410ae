using Whence.Contracts.Generations;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Coordination;

/// <summary>Cancels generations for services that asked for them, perhaps before they were accepted.</summary>
internal sealed class CancelGenerationHandler(IGenerationStore store, Coordinator coordinator)
    : IMessageHandler<CancelGeneration>
{
    public async Task HandleAsync(CancelGeneration message, MessageContext context, CancellationToken cancellation)
    {
        var id = message.GenerationId;
        if (await store.FindAsync(id, cancellation) is not null
            || (message.TenantId is { } tenant
                && !await store.PreventAsync(tenant, ChildKeys.Cancelled(id), id, cancellation)))
        {
            await coordinator.ReceiveAsync(context, id, Interruptions.Cancel, cancellation);
        }
    }
}
