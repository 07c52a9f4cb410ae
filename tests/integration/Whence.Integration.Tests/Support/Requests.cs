using System.Text.Json.Nodes;

namespace Whence.Integration.Tests.Support;

/// <summary>Bodies of POST /v1/generations.</summary>
internal static class Requests
{
    /// <summary>A prompt that the demonstration model knows.</summary>
    public const string Keeper = "The keeper of Gull Rock light is";

    public static JsonObject Of(
        string prompt = Keeper, int tokens = 32, int? steps = null, long seed = 7, bool explain = false) => new()
        {
            ["prompt"] = prompt,
            ["max_new_tokens"] = tokens,
            ["steps"] = steps ?? tokens,
            ["seed"] = seed,
            ["temperature"] = 0.8,
            ["top_p"] = 0.9,
            ["attribution"] = new JsonObject { ["concepts"] = explain },
        };
}
