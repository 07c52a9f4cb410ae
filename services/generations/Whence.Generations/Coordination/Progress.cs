using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>
/// Moves a generation as far as the facts in its record allow, always by the same way: queued, decoding, block by
/// block, attributing, the end. Messages only add facts, so their order does not matter.
/// </summary>
internal static class Progress
{
    public static Transition? Advance(TransitionDraft draft)
    {
        if (draft.Record is { State: GenerationState.Queued, Tokens: not null })
        {
            OrderDecoding(draft);
        }

        if (draft.Record.State == GenerationState.Decoding)
        {
            TellBlocks(draft);
            LeaveDecoding(draft);
        }

        if (draft.Record.State == GenerationState.Attributing)
        {
            LeaveAttributing(draft);
        }

        return draft.Build();
    }

    private static void OrderDecoding(TransitionDraft draft)
    {
        var record = draft.Record;
        draft.Record = record with { StartedAt = record.StartedAt ?? draft.Now };
        draft.MoveTo(GenerationState.Decoding);
        draft.Send(new DecodeGeneration
        {
            GenerationId = record.Id,
            TenantId = record.Tenant,
            Request = record.Request,
            Tokens = record.Tokens!,
            CostEstimate = (long)record.MaxNewTokens * (record.PromptTokens + record.MaxNewTokens),
            Deadline = record.Deadline,
        });
    }

    private static void TellBlocks(TransitionDraft draft)
    {
        var segments = draft.Record.Segments;
        var told = draft.Record.BlocksEmitted;
        while (told < segments.Count && segments[told] is { } segment)
        {
            draft.Tell(EventData.Block(told, segment));
            told++;
        }

        if (told != draft.Record.BlocksEmitted)
        {
            draft.Record = draft.Record with { BlocksEmitted = told };
        }
    }

    private static void LeaveDecoding(TransitionDraft draft)
    {
        if (draft.Record.Answer is null)
        {
            return;
        }

        if (draft.Record.CancelRequested)
        {
            Endings.Cancel(draft);
        }
        else if (!draft.Record.ExplainConcepts)
        {
            Endings.Complete(draft);
        }
        else
        {
            OrderAttribution(draft);
        }
    }

    private static void OrderAttribution(TransitionDraft draft)
    {
        draft.MoveTo(GenerationState.Attributing);
        var record = draft.Record;
        draft.Send(new AttributeConcepts
        {
            GenerationId = record.Id,
            Request = record.Request,
            Tokens = record.Tokens!,
            Segments = [.. record.Segments.OfType<Contracts.Payloads.PayloadReference>()],
        });
    }

    // An answer without its explanation is still an answer: the error then belongs to the attribution.
    private static void LeaveAttributing(TransitionDraft draft)
    {
        if (draft.Record.Attribution is not null)
        {
            draft.Tell(EventData.Attribution("completed", null));
        }
        else if (draft.Record.ErrorCode is { } code)
        {
            draft.Tell(EventData.Attribution("failed", code));
        }
        else
        {
            return;
        }

        Endings.Complete(draft);
    }
}
