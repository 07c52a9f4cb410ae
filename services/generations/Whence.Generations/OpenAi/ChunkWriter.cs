using Whence.Contracts.Payloads;
using Whence.Engine.Diffusion;
using Whence.Engine.Traces;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Problems;
using Whence.Text;

namespace Whence.Generations.OpenAi;

/// <summary>Writes the chunks of one stream. Frames of our own have no choices, so that clients that append blindly
/// append nothing.</summary>
internal sealed class ChunkWriter(
    SseWriter writer, IAnswerShape shape, AnswerEnvelope envelope, GenerationContents contents, AnswerLoader answers)
{
    private static readonly byte[] Done = "[DONE]"u8.ToArray();

    public required OpenAiOrder Order { get; init; }

    public required OpenAiAnswer Answer { get; init; }

    public required Tokenizer Tokenizer { get; init; }

    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (shape.Opening(envelope) is { } opening)
        {
            await SendAsync(opening, cancellation);
        }
    }

    public async Task WriteAsync(Guid id, GenerationEvent happened, CancellationToken cancellation)
    {
        if (happened.Kind == GenerationEventKinds.Block)
        {
            var reference = EventData.Read<BlockData>(happened.Data).Segment;
            await BlockAsync(await contents.SegmentAsync(id, reference, cancellation), cancellation);
        }
        else if (GenerationFeed.IsEnd(happened))
        {
            await EndAsync(id, cancellation);
        }
        else if (Order.Stream.Events)
        {
            await AsideAsync(Aside(happened), cancellation);
        }
    }

    private async Task BlockAsync(TraceSegment segment, CancellationToken cancellation)
    {
        foreach (var commit in Order.Stream.Events ? segment.Commits : [])
        {
            var told = CommitResource.Of(commit, Tokenizer.TokenText);
            await AsideAsync(new AsideEvent("commit", null) { Commit = told }, cancellation);
        }

        await TextAsync(Answer.Add(segment), cancellation);
    }

    private async Task EndAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            var record = await answers.CompletedAsync(id, cancellation);
            await TextAsync(Answer.End(), cancellation);
            var whence = await answers.ExtensionAsync(record, Order, cancellation);
            await SendAsync(shape.Ending(envelope, Answer.FinishReason, whence), cancellation);
            if (Order.Stream.Usage)
            {
                await SendAsync(shape.Aside(envelope, OpenAiEndpoints.Usage(record, Answer), null), cancellation);
            }

            await writer.WriteAsync(null, null, Done, cancellation);
        }
        catch (ApiException failure)
        {
            await SendAsync(StreamError.Of(failure), cancellation);
        }
    }

    // Both kinds of events that are left have a status, under one name or the other.
    private static AsideEvent Aside(GenerationEvent happened) => new(happened.Kind, happened.Sequence)
    {
        At = happened.At,
        Status = happened.Kind == GenerationEventKinds.Attribution
            ? EventData.Read<AttributionData>(happened.Data).Status
            : EventData.Read<StatusData>(happened.Data).State,
    };

    private Task TextAsync(string text, CancellationToken cancellation) =>
        text.Length == 0 ? Task.CompletedTask : SendAsync(shape.Text(envelope, text), cancellation);

    private Task AsideAsync(AsideEvent aside, CancellationToken cancellation) =>
        SendAsync(shape.Aside(envelope, null, aside), cancellation);

    private Task SendAsync(object chunk, CancellationToken cancellation) =>
        writer.WriteAsync(null, null, Wire.Bytes(chunk), cancellation);
}
