using System.Net;
using System.Text.Json.Nodes;
using Whence.Generations.Tests.Support;

namespace Whence.Generations.Tests.Runs;

[Collection(OnePlatform.Name)]
public sealed class EventStreamTests(TestPlatform platform)
{
    private const string Body = """{"prompt":"The keeper","max_new_tokens":16,"attribution":true}""";

    [Fact]
    public async Task Events_Completed_TellEverythingOnceInOrder()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);

        var frames = Sse.Parse(await client.GetStringAsync($"/v1/generations/{id}/events"));

        Assert.Equal(
            ["status", "status", "text", "text", "status", "attribution", "done"], frames.Select(frame => frame.Event));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], frames.Select(frame => frame.Id));
        var done = frames[^1].Json;
        Assert.Equal("completed", done.Text("status"));
        Assert.Equal(done.Text("text"), string.Concat(Texts(frames)));
        Assert.Equal(done.Text("text"), (await client.EndAsync(id)).Text("text"));
    }

    [Fact]
    public async Task Events_Raw_AreTheseBytes()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync($$"""{"prompt":"{{ScriptedServices.Refused}}","max_new_tokens":8}""");
        await client.EndAsync(id);

        var response = await client.GetAsync($"/v1/generations/{id}/events");
        var stream = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            $"id: 1\nevent: status\ndata: {{\"id\":\"{id}\",\"status\":\"queued\",\"at\":\"",
            stream,
            StringComparison.Ordinal);
        Assert.Contains("\n\nid: 2\nevent: done\ndata: {\"id\":\"", stream, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", stream, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_ResumedAtEveryId_TellTheRestExactly()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);
        var whole = Sse.Parse(await client.GetStringAsync($"/v1/generations/{id}/events?commits=true"));
        var last = int.Parse(whole[^1].Id!);

        for (var after = 0; after < last; after++)
        {
            var resumed = Sse.Parse(await ResumeAsync(client, $"/v1/generations/{id}/events?commits=true", after));
            var cut = after == 0 ? 0 : whole.ToList().FindIndex(frame => frame.Id == after.ToString()) + 1;
            Assert.Equal(whole.Skip(cut), resumed);
        }
    }

    [Fact]
    public async Task Events_ResumedBehindTheEnd_Are204()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);
        await client.EndAsync(id);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/generations/{id}/events");
        request.Headers.Add("Last-Event-ID", "7");

        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999")]
    public async Task Events_BadLastEventId_Is400(string value)
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/generations/{id}/events");
        request.Headers.Add("Last-Event-ID", value);

        var error = await (await client.SendAsync(request)).ErrorAsync();

        Assert.Equal((400, "invalid_last_event_id"), (error.Status, error.Code));
    }

    [Fact]
    public async Task Events_WithCommits_TellEachTokenBeforeItsText()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);

        var frames = Sse.Parse(await client.GetStringAsync($"/v1/generations/{id}/events?commits=true"));
        var commits = frames.Where(frame => frame.Event == "commit").Select(frame => frame.Json).ToList();

        Assert.Equal(16, commits.Count);
        Assert.Equal(16, commits.Select(commit => commit["position"]!.GetValue<int>()).Distinct().Count());
        Assert.All(commits, commit => Assert.NotNull(commit["logit"]));
        Assert.All(commits, commit => Assert.NotNull(commit["token"]));
        Assert.All(frames.Where(frame => frame.Event == "commit"), frame => Assert.Null(frame.Id));
    }

    [Fact]
    public async Task Create_Streamed_IsTheStreamOfItsEvents()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync(
            "/v1/generations", """{"prompt":"The keeper","max_new_tokens":16,"stream":true}""");
        var streamed = Sse.Parse(await response.Content.ReadAsStringAsync());
        var events = Sse.Parse(await client.GetStringAsync($"{response.Headers.Location}/events"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(events, streamed);
    }

    [Fact]
    public async Task Events_SubscriberLeaves_GenerationGoesOn()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(
            $$"""{"prompt":"{{ScriptedServices.HeldAtBlock}}","max_new_tokens":16}""");
        using (var response = await client.GetAsync(
            $"/v1/generations/{id}/events", HttpCompletionOption.ResponseHeadersRead))
        {
            var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[5]);
        }

        await Task.Delay(100);
        var resource = JsonNode.Parse(await client.GetStringAsync($"/v1/generations/{id}"))!;

        Assert.Equal("decoding", resource.Text("status"));
        await client.DeleteAsync($"/v1/generations/{id}");
    }

    [Fact]
    public async Task Events_Silent_AreKeptAliveByComments()
    {
        using var quiet = new TestPlatform { HeartbeatSeconds = 1 };
        await quiet.InitializeAsync();
        try
        {
            using var client = quiet.Client();
            var id = await client.CreateAsync($$"""{"prompt":"{{ScriptedServices.Held}}","max_new_tokens":8}""");
            using var response = await client.GetAsync(
                $"/v1/generations/{id}/events", HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

            string? line;
            do
            {
                line = await reader.ReadLineAsync();
            }
            while (line is not null && !line.StartsWith(':'));

            Assert.Equal(": keepalive", line);
        }
        finally
        {
            await quiet.DisposeAsync();
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<Frame> frames) =>
        frames.Where(frame => frame.Event == "text").Select(frame => frame.Json.Text("text"));

    private static async Task<string> ResumeAsync(HttpClient client, string path, int after)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Last-Event-ID", after.ToString());
        return await (await client.SendAsync(request)).Content.ReadAsStringAsync();
    }
}
