using Microsoft.Extensions.Logging;
using Whence.Audit.Storage;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Generations;
using Whence.Hosting.Messaging;

namespace Whence.Audit.Recording;

/// <summary>Writes one entry for each event that matters to an auditor.</summary>
internal sealed class AuditRecorder(
    IAuditStore store, TimeProvider time, AuditMetrics metrics, ILogger<AuditRecorder> logger) :
    IMessageHandler<GenerationAccepted>,
    IMessageHandler<GenerationDecoded>,
    IMessageHandler<ConceptsAttributed>,
    IMessageHandler<InputsAttributed>,
    IMessageHandler<CounterfactualAnswered>,
    IMessageHandler<GenerationCompleted>,
    IMessageHandler<GenerationFailed>,
    IMessageHandler<GenerationCancelled>
{
    private const string Consumer = "audit.recorder";

    public Task HandleAsync(GenerationAccepted message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.Accepted, message.GenerationId, message.TenantId, message, context, cancellation);

    public Task HandleAsync(GenerationDecoded message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.Decoded, message.GenerationId, null, message, context, cancellation);

    public Task HandleAsync(ConceptsAttributed message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.ConceptsAttributed, message.GenerationId, null, message, context, cancellation);

    public Task HandleAsync(InputsAttributed message, MessageContext context, CancellationToken cancellation)
    {
        var draft = AuditDraft.Of(
            AuditKinds.InputsAttributed, message.ExplanationId, message.GenerationId, message.TenantId, message,
            time.GetUtcNow());
        return RecordAsync(draft, context, cancellation);
    }

    public Task HandleAsync(
        CounterfactualAnswered message, MessageContext context, CancellationToken cancellation)
    {
        var draft = AuditDraft.Of(
            AuditKinds.CounterfactualAnswered, message.CounterfactualId, message.GenerationId, message.TenantId,
            message, time.GetUtcNow());
        return RecordAsync(draft, context, cancellation);
    }

    public Task HandleAsync(GenerationCompleted message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.Completed, message.GenerationId, message.TenantId, message, context, cancellation);

    public Task HandleAsync(GenerationFailed message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.Failed, message.GenerationId, message.TenantId, message, context, cancellation);

    public Task HandleAsync(GenerationCancelled message, MessageContext context, CancellationToken cancellation) =>
        RecordAsync(AuditKinds.Cancelled, message.GenerationId, message.TenantId, message, context, cancellation);

    private Task RecordAsync<TMessage>(
        string kind,
        Guid generationId,
        string? tenant,
        TMessage message,
        MessageContext context,
        CancellationToken cancellation) =>
        RecordAsync(AuditDraft.Of(kind, generationId, tenant, message, time.GetUtcNow()), context, cancellation);

    private async Task RecordAsync(AuditDraft draft, MessageContext context, CancellationToken cancellation)
    {
        if (await store.AppendAsync(Consumer, context, draft, cancellation))
        {
            Log.Recorded(logger, draft.Kind, draft.GenerationId);
            metrics.Recorded(draft.Kind);
        }
        else
        {
            Log.RecordedBefore(logger, draft.Kind, draft.GenerationId);
            metrics.Repeated(draft.Kind);
        }
    }
}
