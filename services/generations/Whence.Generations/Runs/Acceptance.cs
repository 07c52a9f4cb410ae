using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Children;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Contracts.Tokenization;
using Whence.Generations.Coordination;
using Whence.Generations.Requests;
using Whence.Generations.Storage;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Makes an order durable: once this returns, the generation will end in exactly one way.</summary>
internal sealed class Acceptance(
    IGenerationStore store,
    ModelInfo model,
    TimeProvider time,
    GenerationMetrics metrics,
    ILogger<Acceptance> logger)
{
    /// <summary>Returns the record, new or of the same request before.</summary>
    /// <exception cref="ApiException">A quota or the idempotency key forbids it.</exception>
    public async Task<GenerationRecord> AcceptAsync(GenerationOrder order, HttpContext context, IdempotencyKey? key)
    {
        var caller = context.Caller();
        ScopeChecks.Check(caller, order.Document.Settings);
        var payload = DocumentJson.Write(order.Document);
        var record = NewRecord(order, caller, payload);
        var result = await AcceptAsync(record, payload, caller.Limits, key, context.RequestAborted);
        BalanceHeaders.Announce(context.Response, result.Balance, time.GetUtcNow());
        return Accepted(result, record);
    }

    /// <summary>Accepts a generation that answers the request of another one with other settings, once.</summary>
    /// <exception cref="ApiException">A quota forbids it, or it was cancelled before.</exception>
    public async Task<GenerationRecord> AcceptChildAsync(
        GenerationRecord parent,
        Guid id,
        RequestDocument request,
        ChildGeneration child,
        CancellationToken cancellation)
    {
        var payload = DocumentJson.Write(request with { Settings = child.Settings });
        var record = NewRecord(parent, id, child, payload);
        var limits = new TenantLimits(null, child.ConcurrentGenerations, child.TokensPerDay);
        var result = await AcceptAsync(record, payload, limits, ChildKeys.Accepted(id), cancellation);
        return result.Outcome != AcceptOutcome.KeyReused
            ? Accepted(result, record)
            : throw new ApiException(
                StatusCodes.Status409Conflict, "generation_cancelled", "It was cancelled before it was asked for.");
    }

    private Task<AcceptResult> AcceptAsync(
        GenerationRecord record,
        byte[] payload,
        TenantLimits limits,
        IdempotencyKey? key,
        CancellationToken cancellation) =>
        store.AcceptAsync(new NewGeneration(record, payload, limits, key, Announce), cancellation);

    private GenerationRecord Accepted(AcceptResult result, GenerationRecord asked)
    {
        if (AcceptRefusals.Of(result, asked.ReservedTokens, time.GetUtcNow()) is { } refusal)
        {
            metrics.Refused(refusal.Code);
            throw refusal;
        }

        if (result.Outcome == AcceptOutcome.Accepted)
        {
            Log.Accepted(logger, result.Record!.Id, asked.Tenant, result.Record.TenantNumber);
        }

        return result.Record!;
    }

    private GenerationRecord NewRecord(GenerationOrder order, CallerIdentity caller, byte[] payload)
    {
        var (settings, now) = (order.Document.Settings, time.GetUtcNow());
        return new GenerationRecord
        {
            Id = Guid.CreateVersion7(now),
            Tenant = caller.Tenant,
            Principal = caller.Principal,
            Model = model.Name,
            Kind = order.Kind,
            CreatedAt = now,
            Deadline = now.AddSeconds(order.DeadlineSeconds),
            Seed = settings.Seed,
            MaxNewTokens = settings.MaxNewTokens,
            ExplainConcepts = settings.ExplainConcepts,
            ReservedTokens = order.PromptTokens + settings.MaxNewTokens,
            Request = PayloadDigest.Of(payload),
        };
    }

    private GenerationRecord NewRecord(GenerationRecord parent, Guid id, ChildGeneration child, byte[] payload) => new()
    {
        Id = id,
        Tenant = parent.Tenant,
        Principal = child.Principal,
        Model = model.Name,
        Kind = parent.Kind,
        CreatedAt = time.GetUtcNow(),
        Deadline = child.Deadline,
        Seed = child.Settings.Seed,
        MaxNewTokens = child.Settings.MaxNewTokens,
        ExplainConcepts = child.Settings.ExplainConcepts,
        ReservedTokens = parent.PromptTokens + child.Settings.MaxNewTokens,
        Request = PayloadDigest.Of(payload),
        Parent = parent.Id,
        Counterfactual = child.CounterfactualId,
    };

    private Transition Announce(GenerationRecord record) => new(
        record,
        [EventData.Status(record.State)],
        [
            // First what the answer waits for: messages of one generation leave one after the other.
            Message(record, new TokenizePrompt { GenerationId = record.Id, Request = record.Request }),
            Message(record, new GenerationAccepted
            {
                GenerationId = record.Id,
                TenantId = record.Tenant,
                TenantNumber = record.TenantNumber,
                Principal = record.Principal,
                Model = record.Model,
                ModelDigest = model.WeightsDigest,
                Request = record.Request,
                Seed = record.Seed,
                AcceptedAt = record.CreatedAt,
                ParentId = record.Parent,
                CounterfactualId = record.Counterfactual,
            }),
        ]);

    private static OutgoingMessage Message(GenerationRecord record, object message) =>
        new(MessageIds.From(record.Id, message.GetType().Name), message);
}
