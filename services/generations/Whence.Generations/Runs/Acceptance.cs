using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
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
    /// <exception cref="Whence.Hosting.Problems.ApiException">A quota or the idempotency key forbids it.</exception>
    public async Task<GenerationRecord> AcceptAsync(GenerationOrder order, HttpContext context, IdempotencyKey? key)
    {
        var caller = context.Caller();
        ScopeChecks.Check(caller, order.Document.Settings);
        var payload = DocumentJson.Write(order.Document);
        var record = NewRecord(order, caller, payload);
        var result = await store.AcceptAsync(
            new NewGeneration(record, payload, caller.Limits, key, Announce), context.RequestAborted);
        BalanceHeaders.Announce(context.Response, result.Balance, time.GetUtcNow());
        if (AcceptRefusals.Of(result, record.ReservedTokens, time.GetUtcNow()) is { } refusal)
        {
            metrics.Refused(refusal.Code);
            throw refusal;
        }

        if (result.Outcome == AcceptOutcome.Accepted)
        {
            Log.Accepted(logger, result.Record!.Id, caller.Tenant, result.Record.TenantNumber);
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
            }),
        ]);

    private static OutgoingMessage Message(GenerationRecord record, object message) =>
        new(MessageIds.From(record.Id, message.GetType().Name), message);
}
