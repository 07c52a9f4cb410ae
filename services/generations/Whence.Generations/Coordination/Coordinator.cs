using Microsoft.Extensions.Logging;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Coordination;

/// <summary>Applies facts to stored generations, and measures and logs what came of it.</summary>
internal sealed class Coordinator(
    IGenerationStore store, TimeProvider time, GenerationMetrics metrics, ILogger<Coordinator> logger)
{
    private const string Consumer = "generations";

    public delegate Transition? Decision(GenerationRecord record, DateTimeOffset now);

    /// <summary>Applies a message, once.</summary>
    public Task<GenerationRecord?> ReceiveAsync(
        MessageContext context, Guid id, Decision decide, CancellationToken cancellation) =>
        ApplyAsync(Consumer, context, id, decide, cancellation);

    /// <summary>Applies what a caller or the clock wants.</summary>
    public Task<GenerationRecord?> ApplyAsync(Guid id, Decision decide, CancellationToken cancellation) =>
        ApplyAsync(null, null, id, decide, cancellation);

    private async Task<GenerationRecord?> ApplyAsync(
        string? consumer, MessageContext? context, Guid id, Decision decide, CancellationToken cancellation)
    {
        (GenerationRecord Before, GenerationRecord After)? change = null;
        var record = await store.ApplyAsync(
            consumer,
            context,
            id,
            before =>
            {
                var transition = decide(before, time.GetUtcNow());
                change = transition is null ? null : (before, transition.Next);
                return transition;
            },
            cancellation);
        if (record is null)
        {
            Log.UnknownGeneration(logger, id);
        }
        else if (change is { } made)
        {
            Report(made.Before, made.After);
        }

        return record;
    }

    private void Report(GenerationRecord before, GenerationRecord after)
    {
        if (before.BlocksEmitted == 0 && after.BlocksEmitted > 0)
        {
            metrics.FirstBlock(after, time.GetUtcNow());
        }

        if (after.IsTerminal)
        {
            metrics.Ended(after);
            Log.Ended(logger, after.Id, after.Tenant, StateNames.Of(after.State), after.ErrorCode);
        }
    }
}
