using System.Text.Json;

namespace Whence.Generations.OpenAi;

/// <summary>The usage of a chunk: absent, null or there. With include_usage, chunks without usage say null.</summary>
internal static class UsageJson
{
    private static readonly JsonElement Null = JsonSerializer.SerializeToElement<object?>(null);

    public static object? Of(AnswerEnvelope envelope, OpenAiUsage? usage) =>
        usage is not null ? usage : envelope.NullUsage ? Null : null;
}
