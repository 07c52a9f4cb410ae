using Whence.Contracts.Generations;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>The three ways in which a generation ends. Each is reached once, and nothing follows.</summary>
internal static class Endings
{
    public static void Complete(TransitionDraft draft)
    {
        Finish(draft, GenerationState.Completed);
        var record = draft.Record;
        draft.Send(new GenerationCompleted
        {
            GenerationId = record.Id,
            TenantId = record.Tenant,
            TenantNumber = record.TenantNumber,
            PromptTokens = record.PromptTokens,
            GeneratedTokens = record.GeneratedTokens,
            FinishedAt = draft.Now,
            Answer = record.Answer!,
            Attribution = record.Attribution,
            StopReason = record.StopReason!,
        });
    }

    public static void Fail(TransitionDraft draft, string code, string detail)
    {
        draft.Record = draft.Record with { ErrorCode = code, ErrorDetail = detail };
        Finish(draft, GenerationState.Failed);
        var record = draft.Record;
        draft.Send(new GenerationFailed
        {
            GenerationId = record.Id,
            TenantId = record.Tenant,
            TenantNumber = record.TenantNumber,
            PromptTokens = record.PromptTokens,
            GeneratedTokens = record.GeneratedTokens,
            FinishedAt = draft.Now,
            Code = code,
            Detail = detail,
        });
    }

    public static void Cancel(TransitionDraft draft)
    {
        draft.Record = draft.Record with { CancelRequested = true };
        Finish(draft, GenerationState.Cancelled);
        var record = draft.Record;
        draft.Send(new GenerationCancelled
        {
            GenerationId = record.Id,
            TenantId = record.Tenant,
            TenantNumber = record.TenantNumber,
            PromptTokens = record.PromptTokens,
            GeneratedTokens = record.GeneratedTokens,
            FinishedAt = draft.Now,
        });
    }

    private static void Finish(TransitionDraft draft, GenerationState state)
    {
        draft.Record = draft.Record with { FinishedAt = draft.Now };
        draft.MoveTo(state);
    }
}
