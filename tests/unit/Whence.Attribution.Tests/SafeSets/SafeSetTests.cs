using System.Text.Json;
using Whence.Attribution.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Models;
using Whence.Representations.SafeSets;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.SafeSets;

/// <summary>Safe sets over HTTP.</summary>
public sealed class SafeSetTests(AttributionHost host) : IClassFixture<AttributionHost>
{
    private const string Foreign = "zzz qqq ### 8888 {}{}{} xxx";

    private static readonly string[] Approved =
        [.. Enumerable.Range(0, 40).Select(day => $"High water was at {day}, and the keeper trims the lamp.")];

    [Fact]
    public async Task Put_NewSameAndChanged_AreVersionsThatStay()
    {
        var first = await PutAsync("desk", new { prompts = Approved, description = "the desk" });
        var same = await PutAsync("desk", new { prompts = Approved, description = "the desk", seed = 0 });
        var second = await PutAsync("desk", new { prompts = Approved, alarm_percentile = 95 });
        Assert.Equal([201, 200, 201], new[] { first.Status, same.Status, second.Status });
        Assert.Equal([1, 1, 2], new[] { first, same, second }.Select(set => set["version"].GetInt32()));
        var old = await GetAsync("/v1/safe-sets/desk/versions/1");
        Assert.Equal(first.Body.GetRawText(), old.Body.GetRawText());
        Assert.Equal(Approved, old["prompts"].EnumerateArray().Select(prompt => prompt.GetString()));
        Assert.Equal(95, (await GetAsync("/v1/safe-sets/desk"))["alarm_percentile"].GetDouble());
    }

    [Fact]
    public async Task Check_ForeignPrompt_IsWhatTheLibraryReadsAndAnAlarm()
    {
        await PutAsync("lamps", new { prompts = Approved, seed = 3 });
        var answer = await CheckAsync("lamps", new { prompt = Foreign });
        Assert.Equal(200, answer.Status);
        using var model = LoadedModel.Open(host.Model.Folder, 1);
        var set = SafeSet.Fit(model, Approved, new SafeSetOptions { Seed = 3 });
        var expected = set.Check(Foreign);
        Assert.Equal(expected.Mahalanobis, Score(answer, "mahalanobis"));
        Assert.Equal(expected.Entropy, Score(answer, "entropy"));
        Assert.Equal(expected.Exemplar, Score(answer, "exemplar"));
        Assert.Equal(expected.RandomControl, Score(answer, "random_control"));
        Assert.Equal(
            expected.Nearest.Select(near => near.Prompt),
            answer["nearest"].EnumerateArray().Select(near => near.GetProperty("prompt").GetString()));
        Assert.Equal(set.HeldOut, answer["held_out"].GetInt32());
        Assert.True(answer["alarm"].GetBoolean());
        Assert.Contains("mahalanobis", answer["alarms"].EnumerateArray().Select(alarm => alarm.GetString()));
    }

    [Fact]
    public async Task Check_ApprovedPrompts_AreSeldomAnAlarm()
    {
        await PutAsync("calm", new { prompts = Approved });
        var alarms = 0;
        foreach (var prompt in Approved)
        {
            var answer = await CheckAsync("calm", new { prompt });
            alarms += answer["alarm"].GetBoolean() ? 1 : 0;
            Assert.Equal(answer["alarms"].GetArrayLength() > 0, answer["alarm"].GetBoolean());
        }

        Assert.InRange(alarms, 0, Approved.Length / 4); // those that were held out define the percentiles
    }

    [Fact]
    public async Task Check_AfterANewVersion_ReadsTheOneThatIsAskedFor()
    {
        await PutAsync("moving", new { prompts = Approved });
        await PutAsync("moving", new { prompts = Approved.Select(prompt => prompt + " At dusk.") });
        var latest = await CheckAsync("moving", new { prompt = "The lamp." });
        var first = await CheckAsync("moving", new { prompt = "The lamp.", version = 1 });
        Assert.Equal((2, 1), (latest["version"].GetInt32(), first["version"].GetInt32()));
        Assert.NotEqual(Score(latest, "mahalanobis"), Score(first, "mahalanobis"));
        Assert.Equal(first.Body.GetRawText(), (await CheckAsync("moving", new { prompt = "The lamp.", version = 1 }))
            .Body.GetRawText());
    }

    [Fact]
    public async Task Check_MoreSetsThanAreHeld_EachIsReadByItsOwn()
    {
        var readings = new List<SafeSetScore>();
        foreach (var i in Enumerable.Range(0, 6))
        {
            await PutAsync($"many-{i}", new { prompts = Approved.Select(prompt => $"{prompt} {i}") });
            readings.Add(Score(await CheckAsync($"many-{i}", new { prompt = "The lamp." }), "mahalanobis"));
        }

        Assert.Equal(6, readings.Distinct().Count());
        Assert.Equal(readings[0], Score(await CheckAsync("many-0", new { prompt = "The lamp." }), "mahalanobis"));
    }

    [Fact]
    public async Task Every_OfAnotherTenant_DoesNotExist()
    {
        await PutAsync("secret", new { prompts = Approved });
        var check = await host.Service.SendAsAsync(
            "tenant-z", HttpMethod.Post, "/v1/safe-sets/secret/check", """{"prompt":"x"}""", null, null, "explain");
        check.IsProblem(404, "safe_set_not_found", "name");
        (await host.Service.GetAsAsync("tenant-z", "/v1/safe-sets/secret", ScopeNames.Explain))
            .IsProblem(404, "safe_set_not_found", "name");
        Assert.Empty((await host.Service.GetAsAsync("tenant-z", "/v1/safe-sets", ScopeNames.Explain))["data"]
            .EnumerateArray());
    }

    [Fact]
    public async Task List_Sets_LeavesOutTheirPrompts()
    {
        await PutAsync("listed", new { prompts = Approved });
        var list = await GetAsync("/v1/safe-sets");
        var listed = list["data"].EnumerateArray().Single(set => set.GetProperty("name").GetString() == "listed");
        Assert.Equal(40, listed.GetProperty("prompt_count").GetInt32());
        Assert.False(listed.TryGetProperty("prompts", out _));
    }

    [Theory]
    [InlineData("Desk", """{"prompts":["a"]}""", 422, "invalid_value", "name")]
    [InlineData("desk", """{"prompts":[]}""", 422, "invalid_value", "prompts")]
    [InlineData("desk", """{"prompts":["a","a","a","a","a","a","a","a","a","a"]}""", 422, "invalid_value", "prompts")]
    [InlineData("desk", """{"prompts":["a",""]}""", 422, "invalid_value", "prompts[1]")]
    [InlineData("desk", """{"prompts":["a"],"alarm_percentile":49.9}""", 422, "invalid_value", "alarm_percentile")]
    [InlineData("desk", """{"prompts":["a"],"seed":-1}""", 422, "invalid_value", "seed")]
    [InlineData("desk", """{"prompts":"a"}""", 400, "invalid_type", "prompts")]
    [InlineData("desk", """{"name":"a"}""", 400, "unknown_parameter", "name")]
    public async Task Put_BadInput_IsRefusedByName(
        string name, string body, int status, string code, string parameter) =>
        (await SendAsync(HttpMethod.Put, $"/v1/safe-sets/{name}", body)).IsProblem(status, code, parameter);

    [Fact]
    public async Task Put_PromptThatLeavesNoRoom_IsRefused()
    {
        var answer = await PutAsync("desk", new { prompts = Approved.Append(new string('x', 600)) });
        answer.IsProblem(422, "invalid_value", "prompts[40]");
        Assert.Contains("use 1 to 127", answer["detail"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_BadInput_IsRefusedByName()
    {
        (await CheckAsync("nowhere", new { prompt = "x" })).IsProblem(404, "safe_set_not_found", "name");
        (await CheckAsync("nowhere", new { prompt = "" })).IsProblem(422, "invalid_value", "prompt");
        (await CheckAsync("nowhere", new { prompt = new string('x', 600) })).IsProblem(422, "invalid_value", "prompt");
        (await CheckAsync("nowhere", new { prompts = Approved })).IsProblem(400, "unknown_parameter", "prompts");
    }

    private static SafeSetScore Score(HttpAnswer answer, string measure) => new(
        answer[measure].GetProperty("value").GetDouble(), answer[measure].GetProperty("percentile").GetDouble());

    private Task<HttpAnswer> PutAsync(string name, object body) =>
        SendAsync(HttpMethod.Put, $"/v1/safe-sets/{name}", JsonSerializer.Serialize(body));

    private Task<HttpAnswer> CheckAsync(string name, object body) =>
        SendAsync(HttpMethod.Post, $"/v1/safe-sets/{name}/check", JsonSerializer.Serialize(body));

    private Task<HttpAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    private Task<HttpAnswer> SendAsync(HttpMethod method, string path, string? body) =>
        host.Service.SendAsAsync("tenant-a", method, path, body, null, null, ScopeNames.Explain);
}
