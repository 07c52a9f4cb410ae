using Whence.Contracts.Decoding;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>What callers and the clock change: cancelling, and running out of time.</summary>
internal static class Interruptions
{
    public const string DeadlineExceeded = "deadline_exceeded";

    /// <summary>Ends a generation at once where nothing runs for it, else asks decoding to stop. A cancellation that
    /// was accepted wins over an answer that comes after it.</summary>
    public static Transition? Cancel(GenerationRecord record, DateTimeOffset now)
    {
        if (record.IsTerminal || record.CancelRequested)
        {
            return null;
        }

        var draft = new TransitionDraft(record, now);
        if (record.State == GenerationState.Decoding)
        {
            draft.Record = record with { CancelRequested = true };
            draft.Send(new CancelDecode { GenerationId = record.Id });
        }
        else
        {
            Endings.Cancel(draft);
        }

        return draft.Build();
    }

    /// <summary>Ends a generation whose deadline is past. One that has its answer is completed without the
    /// explanation.</summary>
    public static Transition? Overdue(GenerationRecord record, DateTimeOffset now)
    {
        if (record.IsTerminal || now < record.Deadline)
        {
            return null;
        }

        if (record.State == GenerationState.Attributing)
        {
            return Facts.AttributingFailed(
                record, DeadlineExceeded, "The explanation was not ready before the deadline.", now);
        }

        var draft = new TransitionDraft(record, now);
        if (record.CancelRequested)
        {
            Endings.Cancel(draft);
            return draft.Build();
        }

        if (record.State == GenerationState.Decoding)
        {
            draft.Send(new CancelDecode { GenerationId = record.Id });
        }

        Endings.Fail(
            draft, DeadlineExceeded, "The deadline passed before the answer was complete; allow more time.");
        return draft.Build();
    }
}
