using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

[Collection(PlatformGroup.Name)]
public class OneGenerationTests(SharedPlatform shared)
{
    private const int MessagesMax = 12;

    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Generation_WithConcepts_LeavesOneOfEverythingBehind()
    {
        using var client = await _platform.TenantAsync("one-generation");
        await shared.Tap.TakeAsync();

        var id = await client.AcceptAsync(Requests.Of(tokens: 128, explain: true));
        var frames = await client.EventsAsync(id).ToListAsync();
        var generation = await client.GetAsync($"/v1/generations/{id}");
        await Invariants.AssertAsync(_platform);

        Assert.Equal("completed", PlatformClient.StatusIn(generation));
        AssertStream(frames, generation["text"]!.GetValue<string>());
        await AssertExplainedAsync(client, id);
        await AssertRecordedAsync(client, id);
        await AssertMessagesAsync(id);
    }

    [PlatformFact]
    public async Task Events_ReadAgainFromEachNumber_AreTheSameBytes()
    {
        using var client = await _platform.TenantAsync("resume");
        var id = await client.AcceptAsync(Requests.Of(tokens: 64, steps: 16));
        var whole = await client.EventsAsync(id).ToListAsync();

        for (var seen = 1; seen < whole.Count; seen++)
        {
            Assert.Equal(whole[seen..], await client.EventsAsync(id, whole[seen - 1].Id).ToListAsync());
        }
    }

    private static void AssertStream(IReadOnlyList<ServerSentEvent> frames, string text)
    {
        var streamed = frames.Where(frame => frame.Event == "text")
            .Select(frame => JsonNode.Parse(frame.Data)!["text"]!.GetValue<string>());
        Assert.Equal(text, string.Concat(streamed));
        Assert.Equal("done", frames[^1].Event);
        Assert.Single(frames, frame => frame.Event == "done");
        Assert.Contains(frames, frame => frame.Event == "attribution");
    }

    private static async Task AssertExplainedAsync(PlatformClient client, string id)
    {
        var attribution = await client.GetAsync($"/v1/generations/{id}/attribution");
        Assert.NotEmpty(attribution["chunks"]!.AsArray());
    }

    private static async Task AssertRecordedAsync(PlatformClient client, string id)
    {
        var page = await client.GetAsync($"/v1/audit/records?generation_id={id}");
        var kinds = page["data"]!.AsArray().Select(record => record!["kind"]!.GetValue<string>());
        Assert.Equal(
            ["concepts.attributed", "generation.accepted", "generation.completed", "generation.decoded"],
            kinds.Order(StringComparer.Ordinal));
    }

    private async Task AssertMessagesAsync(string id)
    {
        var all = await shared.Tap.TakeAsync();
        var own = all.Where(message => message.Text.Contains(
            PlatformClient.Parse(id).ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        var kinds = string.Join(", ", own.CountBy(message => message.Kind).Select(one => $"{one.Value} {one.Key}"));
        Assert.True(own.Count <= MessagesMax, $"{own.Count} messages: {kinds}");
        Assert.True(own.Count >= 10, $"Only {own.Count} messages were seen: {kinds}");
        Assert.Equal(own.Count, own.Select(message => message.Id).Distinct().Count());
    }
}
