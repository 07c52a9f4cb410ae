using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Attribution.Counterfactuals;
using Whence.Attribution.Jobs;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Contracts.Replays;
using Whence.Hosting.Identity;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Payloads;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Explaining;

/// <summary>Accepts, shows and cancels explanations of either kind.</summary>
internal sealed class ExplanationDoor(
    IExplanationStore store,
    CallerGenerations generations,
    IPayloadStore payloads,
    IOptions<AttributionOptions> options,
    TimeProvider time)
{
    private const int ListMax = 100;

    /// <summary>Returns what became of the caller's idempotency key, or null.</summary>
    public async Task<ExplanationRecord?> RepeatedAsync(HttpContext context, IdempotencyKey? key) =>
        key is not null
        && await store.RepeatedAsync(context.Caller().Tenant, key, context.RequestAborted) is { } known
            ? AddRefusals.Accepted(known)
            : null;

    /// <summary>Makes a question durable.</summary>
    public async Task<ExplanationRecord> AcceptAsync(
        HttpContext context,
        ExplanationKind kind,
        GenerationReference generation,
        ReadOnlyMemory<byte> question,
        IdempotencyKey? key)
    {
        var (caller, now) = (context.Caller(), time.GetUtcNow());
        var record = new ExplanationRecord
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            GenerationId = generation.GenerationId,
            Tenant = caller.Tenant,
            Principal = caller.Principal,
            Limits = caller.Limits,
            Question = await payloads.PutAsync(generation.GenerationId, question, context.RequestAborted),
            CreatedAt = now,
            Deadline = now.AddSeconds(options.Value.DeadlineSeconds),
        };
        var most = caller.Limits.ConcurrentGenerations;
        return AddRefusals.Accepted(await store.AddAsync(
            new NewExplanation(record, key, most, Activity.Current?.Id), context.RequestAborted));
    }

    /// <summary>Finds an explanation of one of the caller's generations.</summary>
    public async Task<ExplanationRecord> FindAsync(
        HttpContext context, ExplanationKind kind, string generation, string id)
    {
        var found = PublicId.Parse(kind, id) is { } parsed
            ? await store.FindAsync(parsed, context.RequestAborted)
            : null;
        return found is not null && found.Kind == kind && found.Tenant == context.Caller().Tenant
            && found.GenerationId == PublicId.ParseGeneration(generation)
            ? found
            : throw new ApiException(
                StatusCodes.Status404NotFound,
                "explanation_not_found",
                "There is no such explanation of this generation; list those there are with GET on the same path " +
                "without the id.",
                "id");
    }

    public async Task<IReadOnlyList<ExplanationRecord>> ListAsync(
        HttpContext context, ExplanationKind kind, string generation)
    {
        var found = await generations.FindAsync(context, generation);
        return await store.ListAsync(found.GenerationId, kind, ListMax, context.RequestAborted);
    }

    // Once asked for, it happens, even if the caller does not wait for the answer.
    public async Task<ExplanationRecord> CancelAsync(ExplanationRecord record) =>
        await store.CancelAsync(record.Id, ChildIds.Cancellations(record), CancellationToken.None) ?? record;

    /// <summary>Returns a record as callers read it, with its documents.</summary>
    public async Task<ExplanationResource<TQuestion, TResult>> ShowAsync<TQuestion, TResult>(
        ExplanationRecord record, CancellationToken cancellation)
        where TQuestion : class
        where TResult : class => ExplanationResource<TQuestion, TResult>.Of(record) with
        {
            Question = await ReadAsync<TQuestion>(record, record.Question, cancellation),
            Result = record.Result is { } result
                ? await ReadAsync<TResult>(record, result, cancellation)
                : null,
        };

    private async Task<T> ReadAsync<T>(
        ExplanationRecord record, PayloadReference reference, CancellationToken cancellation) =>
        DocumentJson.Read<T>(await payloads.GetAsync(record.GenerationId, reference, cancellation));
}
