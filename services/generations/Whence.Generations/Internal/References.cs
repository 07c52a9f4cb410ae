using Whence.Contracts.Payloads;
using Whence.Contracts.Replays;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;

namespace Whence.Generations.Internal;

/// <summary>Tells other services what is stored of a generation.</summary>
internal static class References
{
    public static GenerationReference Of(GenerationRecord record) => new()
    {
        GenerationId = record.Id,
        TenantId = record.Tenant,
        Status = StateNames.Of(record.State),
        Request = record.Request,
        Tokens = record.Tokens,
        Segments = [.. record.Segments.OfType<PayloadReference>()],
        Answer = record.Answer,
        ErrorCode = record.ErrorCode,
    };
}
