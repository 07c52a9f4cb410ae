using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.Streams;

/// <summary>The bytes of event streams: what a parser that follows the standard to the letter would get.</summary>
[Collection(PlatformGroup.Name)]
public sealed partial class EventStreamTests(LocalPlatform platform)
{
    private const string Chat =
        "{\"model\":\"brackhaven\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":64," +
        "\"stream\":true}";

    [Fact]
    public async Task Chat_Streamed_IsDataLinesAndBlankLinesAlone()
    {
        using var client = platform.CreateClient(platform.Key);
        using var answer = await PostAsync(client, "/v1/chat/completions", Chat);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache == true || answer.Headers.CacheControl?.NoStore == true);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Matches(ChatStream(), text);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_FromEveryPlace_ResumeExactly()
    {
        using var client = platform.CreateClient(platform.Key);
        var id = await CreateAsync(client, "{\"prompt\":\"The ferry\",\"max_new_tokens\":96}");
        var whole = SseFrame.ParseAll(await client.GetStringAsync($"/v1/generations/{id}/events"));
        var ids = whole.Where(frame => frame.Id is not null)
            .Select(frame => int.Parse(frame.Id!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(ids.Order().Distinct(), ids);
        Assert.Equal("done", whole[^1].Event);
        Assert.Single(whole, frame => frame.Event == "done");
        foreach (var seen in Enumerable.Range(0, whole.Count).Where(index => whole[index].Id is not null))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/generations/{id}/events");
            request.Headers.Add("Last-Event-ID", whole[seen].Id);
            using var answer = await client.SendAsync(request);
            Assert.Equal(whole.Skip(seen + 1), SseFrame.ParseAll(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Events_TextFrames_JoinToTheFinalText()
    {
        using var client = platform.CreateClient(platform.Key);
        var id = await CreateAsync(
            client, "{\"prompt\":\"The ferry\",\"max_new_tokens\":64,\"temperature\":1.5,\"seed\":11}");
        var frames = SseFrame.ParseAll(await client.GetStringAsync($"/v1/generations/{id}/events"));
        using var generation = await Ledger.GetAsync(client, $"/v1/generations/{id}");
        var joined = string.Concat(frames.Where(frame => frame.Event == "text")
            .Select(frame => JsonDocument.Parse(frame.Data).RootElement.GetProperty("text").GetString()));
        Assert.Equal(generation.RootElement.GetProperty("text").GetString(), joined);
    }

    [Fact]
    public async Task Events_SlowReader_DisturbsNobody()
    {
        using var client = platform.CreateClient(platform.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(Chat, Encoding.UTF8, "application/json"),
        };
        using var unread = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var other = await PostAsync(client, "/v1/chat/completions", Chat);
        Assert.EndsWith("[DONE]\n\n", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(unread.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Generations_ClientGoesAway_TheGenerationGoesOn()
    {
        using var client = platform.CreateClient(platform.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/generations")
        {
            Content = new StringContent(
                "{\"prompt\":\"The\",\"max_new_tokens\":128,\"stream\":true}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
        }

        var id = await Ledger.NewestAsync(client);
        Assert.Equal("completed", await Ledger.EndOfAsync(client, id!));
    }

    private static async Task<string> CreateAsync(HttpClient client, string body)
    {
        using var answer = await PostAsync(client, "/v1/generations", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body) =>
        client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    [GeneratedRegex(@"\A(?:(?:data: \{[^\n]*\}|: [^\n]*)\n\n)+data: \[DONE\]\n\n\z")]
    private static partial Regex ChatStream();
}
