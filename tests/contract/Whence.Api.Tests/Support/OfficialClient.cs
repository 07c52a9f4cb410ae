using System.Text.Json;
using System.Text.Json.Nodes;

namespace Whence.Api.Tests.Support;

/// <summary>Runs a scenario of node/scenarios.mjs with the official npm client.</summary>
internal static class OfficialClient
{
    public static Task<ClientRun> RunAsync(LocalPlatform platform, string scenario, JsonObject options)
    {
        options["url"] ??= platform.Address.ToString().TrimEnd('/');
        options["key"] ??= platform.Key;
        return RunAsync(scenario, options);
    }

    public static async Task<ClientRun> RunAsync(string scenario, JsonObject options)
    {
        var output = await NodePeers.RunAsync("client.mjs", scenario, options.ToJsonString());
        var root = JsonDocument.Parse(output).RootElement;
        return new(root.GetProperty("result"), [.. root.GetProperty("calls").EnumerateArray()]);
    }
}
