using System.Text.Json.Serialization;

namespace Whence.Generations.OpenAi;

/// <summary>The JSON of POST /v1/chat/completions.</summary>
internal sealed class ChatShape : IAnswerShape
{
    public object Whole(
        AnswerEnvelope envelope, string text, string finishReason, OpenAiUsage usage, WhenceExtension whence) =>
        new ChatCompletion(
            envelope.Id,
            "chat.completion",
            envelope.Created,
            envelope.Model,
            [new ChatChoice(0, new ChatMessage("assistant", text, null), null, finishReason)],
            usage,
            whence);

    public object? Opening(AnswerEnvelope envelope) =>
        Chunk(envelope, new ChatDelta { Role = "assistant", Content = "" }, null, null);

    public object Text(AnswerEnvelope envelope, string text) =>
        Chunk(envelope, new ChatDelta { Content = text }, null, null);

    public object Ending(AnswerEnvelope envelope, string finishReason, WhenceExtension whence) =>
        Chunk(envelope, new ChatDelta(), finishReason, whence);

    public object Aside(AnswerEnvelope envelope, OpenAiUsage? usage, object? whence) => new ChatCompletionChunk(
        envelope.Id, "chat.completion.chunk", envelope.Created, envelope.Model, [])
    {
        Usage = UsageJson.Of(envelope, usage),
        Whence = whence,
    };

    private static ChatCompletionChunk Chunk(
        AnswerEnvelope envelope, ChatDelta delta, string? finishReason, WhenceExtension? whence) => new(
            envelope.Id,
            "chat.completion.chunk",
            envelope.Created,
            envelope.Model,
            [new ChatChunkChoice(0, delta, null, finishReason)])
        {
            Usage = UsageJson.Of(envelope, null),
            Whence = whence,
        };
}

/// <summary>A whole chat answer.</summary>
internal sealed record ChatCompletion(
    string Id,
    string Object,
    long Created,
    string Model,
    IReadOnlyList<ChatChoice> Choices,
    OpenAiUsage Usage,
    WhenceExtension Whence);

/// <summary>The one choice of a chat answer; its nulls are required by OpenAI's schema.</summary>
internal sealed record ChatChoice(int Index, ChatMessage Message, object? Logprobs, string FinishReason);

/// <summary>The message of a chat answer.</summary>
internal sealed record ChatMessage(string Role, string Content, string? Refusal);

/// <summary>A part of a streamed chat answer.</summary>
internal sealed record ChatCompletionChunk(
    string Id, string Object, long Created, string Model, IReadOnlyList<ChatChunkChoice> Choices)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Usage { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Whence { get; init; }
}

/// <summary>The choice of a chunk.</summary>
internal sealed record ChatChunkChoice(int Index, ChatDelta Delta, object? Logprobs, string? FinishReason);

/// <summary>What a chunk adds.</summary>
internal sealed record ChatDelta
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }
}
