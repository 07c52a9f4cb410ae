using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Whence.Testing;

namespace Whence.Integration.Tests.Local;

public sealed class LocalPlatformTests(LocalPlatformFixture platform) : IClassFixture<LocalPlatformFixture>
{
    private const string Prompt = "The keeper of Gull Rock light is";

    private HttpClient Client => platform.Server.Client;

    [Fact]
    public async Task Banner_CurlLine_StreamsAnAnswerToItsEnd()
    {
        using var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", platform.Server.CurlLine]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        Assert.Contains("event: text", output, StringComparison.Ordinal);
        Assert.Contains("event: done", output, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"completed\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generation_WithConcepts_IsAnsweredExplainedAndRecorded()
    {
        var id = await CreateAsync(new { prompt = Prompt, max_new_tokens = 32, attribution = new { concepts = true } });
        var generation = await EndOfAsync(id);
        Assert.Equal("completed", generation.GetProperty("status").GetString());
        var attribution = await Client.GetFromJsonAsync<JsonElement>($"/v1/generations/{id}/attribution?top_k=2");
        var chunks = attribution.GetProperty("chunks").EnumerateArray().ToList();
        Assert.NotEmpty(chunks);
        Assert.All(chunks, chunk => Assert.InRange(chunk.GetProperty("concepts").GetArrayLength(), 1, 2));
        Assert.True(attribution.GetProperty("verification").GetProperty("ok").GetBoolean());
        Assert.Equal(
            ["concepts.attributed", "generation.accepted", "generation.completed", "generation.decoded"],
            (await KindsAsync(id, 4)).Order());
    }

    [Fact]
    public async Task Generation_Cancelled_EndsAndIsRecordedOnce()
    {
        var id = await CreateAsync(new { prompt = Prompt, max_new_tokens = 448 });
        var answer = await Client.DeleteAsync($"/v1/generations/{id}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("cancelled", (await EndOfAsync(id)).GetProperty("status").GetString());
        Assert.Equal(["generation.accepted", "generation.cancelled"], (await KindsAsync(id, 2)).Order());
    }

    [Fact]
    public async Task Attributions_GivenText_IsReadByDecodingAndExplained()
    {
        var answer = await Client.PostAsJsonAsync(
            "/v1/attributions", new { prompt = Prompt, completion = " Marta Venn.", granularity = "token" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var chunk = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("chunks")[0];
        Assert.Equal(" Marta Venn.", chunk.GetProperty("text").GetString());
        Assert.NotEqual(0, chunk.GetProperty("tokens").GetArrayLength());
    }

    [Fact]
    public async Task Description_OfAllModules_ListsTheirPathsAndNothingInternal()
    {
        var document = await Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "/v1/generations", "/v1/chat/completions", "/v1/embeddings", "/v1/tokenize", "/v1/attributions",
                "/v1/concepts", "/v1/audit/records",
            },
            paths.ToHashSet());
        Assert.DoesNotContain(paths, path => path.Contains("internal", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await Client.PostAsync("/internal/force", null)).StatusCode);
    }

    [Fact]
    public async Task Terminate_WithData_KeepsTheRecordForTheNextStart()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await LocalServer.StartAsync("--data", folder.Path))
        {
            var created = await first.Client.PostAsJsonAsync(
                "/v1/completions", new { model = "brackhaven", prompt = Prompt, max_tokens = 8 });
            Assert.Equal(HttpStatusCode.OK, created.StatusCode);
            Assert.Equal((0, ""), await first.TerminateAsync());
        }

        await using var second = await LocalServer.StartAsync("--data", folder.Path);
        var page = await second.Client.GetFromJsonAsync<JsonElement>("/v1/audit/records");
        Assert.Contains(
            "generation.accepted",
            page.GetProperty("data").EnumerateArray().Select(record => record.GetProperty("kind").GetString()));
    }

    private async Task<string> CreateAsync(object body)
    {
        var answer = await Client.PostAsJsonAsync("/v1/generations", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    // The stream of events ends with the generation.
    private async Task<JsonElement> EndOfAsync(string id)
    {
        await Client.GetStringAsync($"/v1/generations/{id}/events");
        return await Client.GetFromJsonAsync<JsonElement>($"/v1/generations/{id}");
    }

    // The record follows by message, a moment behind the answer.
    private async Task<IReadOnlyList<string>> KindsAsync(string id, int expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await Client.GetFromJsonAsync<JsonElement>($"/v1/audit/records?generation_id={id}");
            var records = page.GetProperty("data").EnumerateArray().ToList();
            if (records.Count >= expected || attempt == 100)
            {
                return [.. records.Select(record => record.GetProperty("kind").GetString()!)];
            }

            await Task.Delay(50);
        }
    }
}
