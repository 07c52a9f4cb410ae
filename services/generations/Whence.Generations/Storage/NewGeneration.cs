using Whence.Hosting.Idempotency;
using Whence.Hosting.Identity;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Storage;

/// <summary>A generation to accept.</summary>
/// <param name="Record">The record, without its tenant number.</param>
/// <param name="RequestPayload">The bytes that its request reference names, stored in the same transaction.</param>
/// <param name="Limits">What the tenant may use.</param>
/// <param name="Key">The idempotency key, or null.</param>
/// <param name="Announce">The messages and first events of the numbered record.</param>
internal sealed record NewGeneration(
    GenerationRecord Record,
    ReadOnlyMemory<byte> RequestPayload,
    TenantLimits Limits,
    IdempotencyKey? Key,
    Func<GenerationRecord, Transition> Announce);
