using Whence.Engine.Diffusion;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;
using Whence.Text;

namespace Whence.Generations.Runs;

/// <summary>Turns events into frames: the last frame of an event bears its number, so that a stream that broke off
/// within an event gets all of it again.</summary>
internal sealed class EventFrames(
    Guid id,
    GenerationContents contents,
    ResourceBuilder resources,
    IGenerationStore store,
    AnswerAssembler assembler,
    Tokenizer tokenizer,
    bool commits)
{
    private readonly string _id = GenerationIds.Format(id);

    public async Task<IReadOnlyList<EventFrame>> OfAsync(GenerationEvent happened, CancellationToken cancellation) =>
        happened.Kind switch
        {
            GenerationEventKinds.Block => await BlockAsync(happened, cancellation),
            GenerationEventKinds.Attribution => [Attribution(happened)],
            _ when GenerationFeed.IsEnd(happened) => await EndAsync(happened, cancellation),
            _ => [Status(happened)],
        };

    private EventFrame Status(GenerationEvent happened) => new(
        "status",
        happened.Sequence,
        Wire.Bytes(new StatusFrame(_id, EventData.Read<StatusData>(happened.Data).State, happened.At)));

    private EventFrame Attribution(GenerationEvent happened)
    {
        var data = EventData.Read<AttributionData>(happened.Data);
        return new EventFrame(
            "attribution",
            happened.Sequence,
            Wire.Bytes(new AttributionFrame(
                _id, data.Status, data.Code, $"/v1/generations/{_id}/attribution")));
    }

    private async Task<IReadOnlyList<EventFrame>> BlockAsync(GenerationEvent happened, CancellationToken cancellation)
    {
        var data = EventData.Read<BlockData>(happened.Data);
        var segment = await contents.SegmentAsync(id, data.Segment, cancellation);
        var text = Text(assembler.Add(segment), happened.Sequence);
        return commits ? [.. segment.Commits.Select(Commit), text] : [text];
    }

    // A character that the answer breaks off within is told at last, as a replacement character.
    private async Task<IReadOnlyList<EventFrame>> EndAsync(GenerationEvent happened, CancellationToken cancellation)
    {
        var record = await store.FindAsync(id, cancellation) ?? throw GenerationIds.NotFound();
        var rest = record.State == GenerationState.Completed ? assembler.End() : null;
        var done = new EventFrame(
            "done", happened.Sequence, Wire.Bytes(await resources.WholeAsync(record, cancellation)));
        return rest is { Text.Length: > 0 } ? [Text(rest, null), done] : [done];
    }

    private EventFrame Commit(Commit commit) =>
        new("commit", null, Wire.Bytes(CommitResource.Of(commit, tokenizer.TokenText)));

    private EventFrame Text(AnswerPart part, int? number) => new(
        "text", number, Wire.Bytes(new TextFrame(_id, part.Block, part.Text, part.StartChar, part.EndChar)));

    private sealed record StatusFrame(string Id, string Status, DateTimeOffset At);

    private sealed record AttributionFrame(string Id, string Status, string? Code, string Href);

    private sealed record TextFrame(string Id, int Block, string Text, int StartChar, int EndChar);
}
