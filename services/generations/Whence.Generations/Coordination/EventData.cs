using System.Text.Json;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>The data of events, written and read in one place.</summary>
internal static class EventData
{
    public static GenerationEventDraft Status(GenerationState state) =>
        new(GenerationEventKinds.Status, Write(new StatusData(StateNames.Of(state))));

    public static GenerationEventDraft Block(int block, PayloadReference segment) =>
        new(GenerationEventKinds.Block, Write(new BlockData(block, segment)));

    public static GenerationEventDraft Attribution(string status, string? code) =>
        new(GenerationEventKinds.Attribution, Write(new AttributionData(status, code)));

    public static T Read<T>(string data) => JsonSerializer.Deserialize<T>(data, DocumentJson.Options)!;

    private static string Write<T>(T data) => JsonSerializer.Serialize(data, DocumentJson.Options);
}

/// <summary>A state by its name.</summary>
internal sealed record StatusData(string State);

/// <summary>A block of an answer and where its trace lies.</summary>
internal sealed record BlockData(int Block, PayloadReference Segment);

/// <summary>How the attribution ended: <c>completed</c>, or <c>failed</c> with a code.</summary>
internal sealed record AttributionData(string Status, string? Code = null);
