using Whence.Attribution.Tests.Explaining;
using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.Profiles;

/// <summary>Steering profiles over HTTP.</summary>
public sealed class ProfileTests(ExplainingWorld world) : IClassFixture<ExplainingWorld>
{
    private const string Calm = """
        {"description":"no storms","entries":[{"concept":{"name":"storm"},"multiplier":0}],
         "amplify":[{"concept":{"name":"polite"},"strength":4}],
         "rules":[{"name":"stop","when":{"id":0},"threshold":0.5,"abort":true}]}
        """;

    private const string Calmer = """{"entries":[{"concept":{"name":"storm"},"multiplier":0.5}]}""";

    [Fact]
    public async Task Put_NewAndChanged_AreVersionsThatStay()
    {
        var path = Path("calm");
        var first = await SendAsync(HttpMethod.Put, path, Calm);
        var same = await SendAsync(HttpMethod.Put, path, Calm);
        var second = await SendAsync(HttpMethod.Put, path, Calmer);

        Assert.Equal([201, 200, 201], new[] { first.Status, same.Status, second.Status });
        Assert.Equal([1, 1, 2], new[] { first, same, second }.Select(one => one["version"].GetInt32()));
        Assert.Equal(2, (await SendAsync(HttpMethod.Get, path))["version"].GetInt32());
        var old = await SendAsync(HttpMethod.Get, $"{path}/versions/1");
        Assert.Equal(first["profile"].GetRawText(), old["profile"].GetRawText());
        Assert.Equal("no storms", old["profile"].GetProperty("description").GetString());
    }

    [Fact]
    public async Task Put_TheSameAtOnce_IsOneVersion()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => SendAsync(HttpMethod.Put, Path("at-once"), Calm)));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers, answer => Assert.Equal(1, answer["version"].GetInt32()));
    }

    [Fact]
    public async Task Put_MoreNamesThanATenantKeeps_Is409()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(201, (await SendAsync(HttpMethod.Put, Path($"many-{i}"), Calmer, "tenant-full")).Status);
        }

        (await SendAsync(HttpMethod.Put, Path("many-100"), Calmer, "tenant-full"))
            .IsProblem(409, "version_limit_exceeded", "name");
        Assert.Equal(201, (await SendAsync(HttpMethod.Put, Path("many-99"), Calm, "tenant-full")).Status);
        Assert.Equal(201, (await SendAsync(HttpMethod.Put, Path("many-100"), Calmer, "tenant-roomy")).Status);
    }

    [Fact]
    public async Task List_ByTenant_HoldsItsOwnAlone()
    {
        await SendAsync(HttpMethod.Put, Path("mine"), Calmer, "tenant-x");
        await SendAsync(HttpMethod.Put, Path("yours"), Calmer, "tenant-y");
        var list = await SendAsync(HttpMethod.Get, "/v1/steering-profiles", null, "tenant-x");
        Assert.Equal(["mine"], list["data"].EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        (await SendAsync(HttpMethod.Get, Path("yours"), null, "tenant-x")).IsProblem(404, "profile_not_found", "name");
    }

    [Fact]
    public async Task Get_WhatIsNotThere_Is404()
    {
        await SendAsync(HttpMethod.Put, Path("here"), Calmer);
        (await SendAsync(HttpMethod.Get, Path("nowhere"))).IsProblem(404, "profile_not_found", "name");
        (await SendAsync(HttpMethod.Get, Path("here") + "/versions/9")).IsProblem(404, "profile_not_found", "name");
    }

    [Theory]
    [InlineData("""{"entries":[{"concept":{"name":"strom"},"multiplier":0}]}""", "entries[0].concept", "storm")]
    [InlineData("""{"entries":[{"concept":{"name":"women"},"multiplier":0}]}""", "entries[0].concept", "demographic")]
    [InlineData("""{"entries":[{"concept":{"id":2},"multiplier":11}]}""", "entries[0].multiplier", "10")]
    [InlineData("""{"amplify":[{"concept":{"id":2},"strength":-1}]}""", "amplify[0].strength", "above 0")]
    public async Task Put_WhatCannotBe_IsRefusedWithWhatCan(string body, string parameter, string says)
    {
        var answer = await SendAsync(HttpMethod.Put, Path("bad"), body);
        answer.IsProblem(422, "invalid_value", parameter);
        Assert.Contains(says, answer["detail"].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nonsense":1}""", 400)]
    [InlineData("""{"name":"other"}""", 400)]
    [InlineData("""{"entries":[],"entries":[]}""", 400)]
    [InlineData("""{"entries":null}""", 400)]
    [InlineData("""{"entries":[null]}""", 422)]
    [InlineData("""{"amplify":[{"concept":null}]}""", 400)]
    [InlineData("""{"rules":[null]}""", 422)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{", 400)]
    public async Task Put_BodyOfAnotherShape_IsRefused(string body, int status) =>
        Assert.Equal(status, (await SendAsync(HttpMethod.Put, Path("bad"), body)).Status);

    [Fact]
    public async Task Put_NameWithOtherCharacters_IsRefused() =>
        (await SendAsync(HttpMethod.Put, Path("Calm.1"), Calmer)).IsProblem(422, "invalid_value", "name");

    [Fact]
    public async Task Show_ForServices_IsTheProfileAsItIsStored()
    {
        await SendAsync(HttpMethod.Put, Path("stored"), Calm);
        var shown = await world.Service.SendAsAsync(
            "-", HttpMethod.Get, "/internal/steering-profiles/tenant-a/stored?version=1", null, null, null,
            ScopeNames.Internal);
        Assert.Equal(("stored", 1), (shown["name"].GetString(), shown["version"].GetInt32()));
        var outside = await SendAsync(HttpMethod.Get, "/internal/steering-profiles/tenant-a/stored");
        outside.IsProblem(403, "insufficient_scope", null);
    }

    [Fact]
    public async Task Every_WithoutTheScope_IsRefused() =>
        (await world.Service.SendAsAsync(
            "tenant-a", HttpMethod.Put, Path("calm"), Calmer, null, null, ScopeNames.Explain))
            .IsProblem(403, "insufficient_scope", null);

    private static string Path(string name) => $"/v1/steering-profiles/{name}";

    private Task<HttpAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, string tenant = "tenant-a") =>
        world.Service.SendAsAsync(tenant, method, path, body, null, null, ScopeNames.Steer);
}
