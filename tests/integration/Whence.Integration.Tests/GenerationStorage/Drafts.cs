using System.Text;
using Whence.Contracts;
using Whence.Contracts.Tokenization;
using Whence.Generations.Storage;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;

namespace Whence.Integration.Tests.GenerationStorage;

/// <summary>Generations to accept, and what may happen to them.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Returns a tenant that no other test uses.</summary>
    public static string NewTenant() => $"tenant-{Guid.NewGuid():N}";

    public static NewGeneration New(
        string tenant, IdempotencyKey? key = null, TenantLimits? limits = null, long reserved = 100)
    {
        var content = Encoding.UTF8.GetBytes($"request {Guid.NewGuid()}");
        var record = new GenerationRecord
        {
            Id = Guid.NewGuid(),
            Tenant = tenant,
            Principal = "key",
            Model = "brackhaven",
            Kind = "completion",
            CreatedAt = Noon,
            Deadline = Noon.AddMinutes(1),
            Seed = ulong.MaxValue,
            MaxNewTokens = 64,
            ReservedTokens = reserved,
            Request = PayloadDigest.Of(content),
        };
        return new NewGeneration(record, content, limits ?? new TenantLimits(), key, Announce);
    }

    public static IdempotencyKey Key(string key, byte body = 1) => new(key, [.. Enumerable.Repeat(body, 32)]);

    public static MessageContext Message(Guid id, byte body = 1) => new(id, new[] { body }, Redelivered: false);

    /// <summary>Moves a generation on, with one event and no message.</summary>
    public static Func<GenerationRecord, Transition?> To(GenerationState state, int generated = 0) =>
        record => new Transition(
            record with { State = state, GeneratedTokens = Math.Max(record.GeneratedTokens, generated) },
            [Event(state.ToString())],
            []);

    public static GenerationEventDraft Event(string name) =>
        new(GenerationEventKinds.Status, $$"""{"state":"{{name}}"}""");

    private static Transition Announce(GenerationRecord record) => new(
        record,
        [Event("queued")],
        [
            new OutgoingMessage(
                MessageIds.From(record.Id, nameof(TokenizePrompt)),
                new TokenizePrompt { GenerationId = record.Id, Request = record.Request }),
        ]);
}
