using System.Text.Json.Serialization;

namespace Whence.Generations.OpenAi;

/// <summary>The JSON of POST /v1/completions, whose chunks look like its whole answers.</summary>
internal sealed class CompletionShape : IAnswerShape
{
    public object Whole(
        AnswerEnvelope envelope, string text, string finishReason, OpenAiUsage usage, WhenceExtension whence) =>
        Completion(envelope, [new CompletionChoice(text, 0, null, finishReason)], usage, whence);

    public object? Opening(AnswerEnvelope envelope) => null;

    public object Text(AnswerEnvelope envelope, string text) =>
        Completion(envelope, [new CompletionChoice(text, 0, null, null)], null, null);

    public object Ending(AnswerEnvelope envelope, string finishReason, WhenceExtension whence) =>
        Completion(envelope, [new CompletionChoice("", 0, null, finishReason)], null, whence);

    public object Aside(AnswerEnvelope envelope, OpenAiUsage? usage, object? whence) =>
        Completion(envelope, [], usage, whence);

    private static TextCompletion Completion(
        AnswerEnvelope envelope, IReadOnlyList<CompletionChoice> choices, OpenAiUsage? usage, object? whence) =>
        new(envelope.Id, "text_completion", envelope.Created, envelope.Model, choices)
        {
            Usage = UsageJson.Of(envelope, usage),
            Whence = whence,
        };
}

/// <summary>A text answer, or a part of one.</summary>
internal sealed record TextCompletion(
    string Id, string Object, long Created, string Model, IReadOnlyList<CompletionChoice> Choices)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Usage { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Whence { get; init; }
}

/// <summary>The one choice of a text answer.</summary>
internal sealed record CompletionChoice(string Text, int Index, object? Logprobs, string? FinishReason);
