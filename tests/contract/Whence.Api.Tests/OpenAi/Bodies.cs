using System.Text.Json.Nodes;

namespace Whence.Api.Tests.OpenAi;

/// <summary>Requests that most tests begin with.</summary>
internal static class Bodies
{
    public static JsonObject Chat(int tokens = 32, double temperature = 0, int? seed = null) => Options(new JsonObject
    {
        ["model"] = "brackhaven",
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "Who keeps the light?" }),
        ["max_tokens"] = tokens,
        ["temperature"] = temperature,
        ["seed"] = seed ?? 1,
    });

    public static JsonObject Completion(int tokens = 32) => Options(new JsonObject
    {
        ["model"] = "brackhaven",
        ["prompt"] = "The keeper of Gull Rock light is",
        ["max_tokens"] = tokens,
        ["temperature"] = 0,
    });

    private static JsonObject Options(JsonObject body) => new() { ["body"] = body };
}
