using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Contracts.Tokenization;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>What each message changes in a record: pure, and null when it says nothing new.</summary>
internal static class Facts
{
    public static Transition? Tokenized(GenerationRecord record, PromptTokenized message, DateTimeOffset now) =>
        record.IsTerminal || record.Tokens is not null ? null : Progress.Advance(new TransitionDraft(record, now)
        {
            Record = record with { Tokens = message.Tokens, PromptTokens = message.TokenCount },
        });

    public static Transition? Refused(GenerationRecord record, PromptRefused message, DateTimeOffset now) =>
        record.State == GenerationState.Queued ? Fail(record, message.Code, message.Detail, now) : null;

    public static Transition? Committed(GenerationRecord record, BlockCommitted message, DateTimeOffset now)
    {
        // A block that the answer cannot have is no fact; it would only grow the list.
        var segments = message.Block >= record.MaxNewTokens
            ? record.Segments
            : SegmentList.With(record.Segments, message.Block, message.Segment);
        return record.IsTerminal || ReferenceEquals(segments, record.Segments) ? null
            : Progress.Advance(new TransitionDraft(record, now) { Record = record with { Segments = segments } });
    }

    /// <param name="answer">The payload of the answer that the segments hold.</param>
    /// <param name="stopReason">Why the answer ends.</param>
    public static Transition? Decoded(
        GenerationRecord record,
        GenerationDecoded message,
        PayloadReference answer,
        string stopReason,
        DateTimeOffset now) =>
        record.IsTerminal || record.Answer is not null ? null : Progress.Advance(new TransitionDraft(record, now)
        {
            Record = record with
            {
                Segments = message.Segments,
                GeneratedTokens = message.GeneratedTokens,
                Answer = answer,
                StopReason = stopReason,
                StartedAt = message.StartedAt,
            },
        });

    /// <summary>Decoding gave up, or what it left cannot be read.</summary>
    public static Transition? DecodingFailed(
        GenerationRecord record, string code, string detail, int generatedTokens, DateTimeOffset now) =>
        record.IsTerminal || record.Answer is not null
            ? null
            : Fail(record with { GeneratedTokens = generatedTokens }, code, detail, now);

    public static Transition? DecodingCancelled(GenerationRecord record, DecodeCancelled message, DateTimeOffset now) =>
        record.IsTerminal || record.Answer is not null
            ? null
            : Cancel(record with { GeneratedTokens = message.GeneratedTokens }, now);

    public static Transition? Attributed(GenerationRecord record, ConceptsAttributed message, DateTimeOffset now) =>
        record.IsTerminal || record.Attribution is not null || record.ErrorCode is not null
            ? null
            : Progress.Advance(new TransitionDraft(record, now)
            {
                Record = record with { Attribution = message.Attribution },
            });

    public static Transition? AttributingFailed(
        GenerationRecord record, string code, string detail, DateTimeOffset now) =>
        record.IsTerminal || record.Attribution is not null || record.ErrorCode is not null
            ? null
            : Progress.Advance(new TransitionDraft(record, now)
            {
                Record = record with { ErrorCode = code, ErrorDetail = detail },
            });

    private static Transition? Fail(GenerationRecord record, string code, string detail, DateTimeOffset now)
    {
        var draft = new TransitionDraft(record, now);
        Endings.Fail(draft, code, detail);
        return draft.Build();
    }

    private static Transition? Cancel(GenerationRecord record, DateTimeOffset now)
    {
        var draft = new TransitionDraft(record, now);
        Endings.Cancel(draft);
        return draft.Build();
    }
}
