using System.Text.Json;
using Whence.Attribution.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.Profiles;

/// <summary>Profiles made of words or examples.</summary>
public sealed class SuggestionTests(AttributionHost host) : IClassFixture<AttributionHost>
{
    private static readonly string[] With = ["the lamp", "at dusk"];
    private static readonly string[] Without = ["High water", "the tide"];

    [Fact]
    public async Task Suggest_Words_AmplifiesSuppressesAndSaysWhy()
    {
        var answer = await PostAsync(new { description = "be polite, not hostile; zebras", name = "courteous" });
        Assert.Equal(200, answer.Status);
        Assert.Equal("courteous", answer["name"].GetString());
        Assert.Equal(["polite"], Names(answer["profile"].GetProperty("amplify")));
        Assert.Equal(["hostile"], Names(answer["profile"].GetProperty("suppress")));
        Assert.Equal(["zebras"], answer["unmatched"].EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(
            [("polite", "name", false), ("hostile", "name", true)],
            answer["matches"].EnumerateArray().Select(match => (
                match.GetProperty("word").GetString(), match.GetProperty("place").GetString(),
                match.GetProperty("suppressed").GetBoolean())));
        Assert.Equal(JsonValueKind.Null, answer["contrast"].ValueKind);
    }

    [Fact]
    public async Task Suggest_Words_IsAProfileThatCanBeStoredAndIsNotYet()
    {
        var answer = await PostAsync(new { description = "polite storms", name = "fresh" });
        Assert.Equal(404, (await SendAsync(HttpMethod.Get, "/v1/steering-profiles/fresh", null)).Status);
        var stored = await SendAsync(
            HttpMethod.Put, "/v1/steering-profiles/fresh", answer["profile"].GetRawText());
        Assert.Equal(201, stored.Status);
        Assert.Equal(answer["profile"].GetRawText(), stored["profile"].GetRawText());
    }

    [Fact]
    public async Task Suggest_Examples_ShowsTheContrastBehindIt()
    {
        var answer = await PostAsync(new { examples = new { with = With, without = Without }, seed = 4 });
        Assert.Equal("suggested", answer["name"].GetString());
        Assert.Equal(4, answer["contrast"].GetProperty("seed").GetInt32());
        Assert.Equal(2, answer["contrast"].GetProperty("texts_with").GetInt32());

        // Two texts on each side have six labellings: none is significant, so nothing is steered.
        Assert.Empty(Names(answer["profile"].GetProperty("amplify")));
        Assert.Empty(Names(answer["profile"].GetProperty("suppress")));
    }

    [Theory]
    [InlineData("{}", 422, "invalid_value", "description")]
    [InlineData("""{"description":" "}""", 422, "invalid_value", "description")]
    [InlineData("""{"description":"polite","name":"No Name"}""", 422, "invalid_value", "name")]
    [InlineData("""{"examples":{"with":["a"],"without":["b"]},"name":"../x"}""", 422, "invalid_value", "name")]
    [InlineData("""{"examples":{"with":["a"],"without":[]}}""", 422, "invalid_value", "examples.without")]
    [InlineData("""{"examples":{"with":["a"]}}""", 400, "missing_parameter", "without")]
    [InlineData("""{"examples":{"with":["a"],"without":["b"]},"seed":-1}""", 422, "invalid_value", "seed")]
    [InlineData("""{"words":"polite"}""", 400, "unknown_parameter", "words")]
    public async Task Suggest_BadInput_IsRefusedByName(string body, int status, string code, string parameter) =>
        (await SendAsync(HttpMethod.Post, "/v1/steering-profiles/suggest", body)).IsProblem(status, code, parameter);

    [Fact]
    public async Task Suggest_HugeDescription_IsRefusedByName()
    {
        var description = string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"w{i}"));
        (await PostAsync(new { description })).IsProblem(422, "invalid_value", "description");
    }

    [Fact]
    public async Task Suggest_Words_AreMatchedOnce()
    {
        var answer = await PostAsync(new { description = "zebras, polite zebras, not polite" });
        Assert.Equal(["zebras"], answer["unmatched"].EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(["polite"], Names(answer["profile"].GetProperty("amplify")));
        Assert.Empty(Names(answer["profile"].GetProperty("suppress")));
    }

    [Fact]
    public async Task Suggest_WithoutTheScope_IsRefused() =>
        (await host.Service.PostAsync(
            "/v1/steering-profiles/suggest", new { description = "polite" }, ScopeNames.Explain))
            .IsProblem(403, "insufficient_scope", null);

    private static IEnumerable<string?> Names(JsonElement pushes) => pushes.EnumerateArray()
        .Select(push => push.GetProperty("concept").GetProperty("name").GetString());

    private Task<HttpAnswer> PostAsync(object body) =>
        SendAsync(HttpMethod.Post, "/v1/steering-profiles/suggest", JsonSerializer.Serialize(body));

    private Task<HttpAnswer> SendAsync(HttpMethod method, string path, string? body) =>
        host.Service.SendAsAsync("tenant-a", method, path, body, null, null, ScopeNames.Steer);
}
