using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

[Collection(PlatformGroup.Name)]
public class SecrecyTests(SharedPlatform shared)
{
    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Prompt_WithACanary_IsInNoMessageLogOrMetric()
    {
        // Digits are single tokens, so the canary is in the prompt's ids as well as in its text.
        const string canary = "7391846205518";
        using var client = await _platform.TenantAsync("secrecy");
        await shared.Tap.TakeAsync();

        var id = await client.AcceptAsync(Requests.Of($"The code {canary} opens", steps: 8, explain: true));
        var generation = await client.FinishAsync(id);
        await ExplainAsync(client, id);
        using var refused = await client.PostAsync(Requests.Of($"{canary} and no known concept", tokens: 33));
        await Invariants.AssertAsync(_platform);

        var answer = generation["text"]!.GetValue<string>();
        foreach (var (where, text) in await EverythingWrittenAsync())
        {
            Assert.False(text.Contains(canary, StringComparison.Ordinal), $"The prompt is in {where}.");
            Assert.False(text.Contains(answer, StringComparison.Ordinal), $"The answer is in {where}.");
        }
    }

    private async Task ExplainAsync(PlatformClient client, string id)
    {
        using var response = await client.Http.PostAsJsonAsync(
            $"/v1/generations/{id}/explanations", new JsonObject { ["method"] = "itp", ["unit"] = "word" });
        var made = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        await _platform.WaitForAsync(
            "the explanation",
            async () => PlatformClient.StatusIn(
                await client.GetAsync(made["links"]!["self"]!.GetValue<string>())) == "completed",
            seconds: 180);
    }

    private async Task<IReadOnlyList<(string Where, string Text)>> EverythingWrittenAsync()
    {
        var messages = await shared.Tap.TakeAsync();
        Assert.NotEmpty(messages);
        var all = messages.Select(message => ($"a message, {message.Kind}", message.Text)).ToList();
        foreach (var host in _platform.Hosts)
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            all.Add(($"the log of {host.Name}", host.Log()));
            all.Add(($"the metrics of {host.Name}", await client.GetStringAsync("/metrics")));
        }

        return all;
    }
}
