using Microsoft.Extensions.DependencyInjection;
using Whence.Contracts.Documents;
using Whence.Generations.Storage;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Identity;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Tests.Runs;

[Collection(OnePlatform.Name)]
public sealed class ProfileApplicationTests(TestPlatform platform)
{
    private const string Given = """
        {"entries":[{"concept":{"name":"storm"},"multiplier":0}],
         "amplify":[{"concept":{"name":"polite"},"strength":4},{"concept":{"id":2},"strength":1}],
         "rules":[{"name":"stop","when":{"id":0},"threshold":0.99,"abort":true}]}
        """;

    [Fact]
    public async Task Create_ProfileInTheRequest_IsRecordedInFull()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync($"{{\"prompt\":\"The keeper\",\"max_new_tokens\":8,\"profile\":{Given}}}");

        var settings = (await RequestAsync(id)).Settings;
        var edit = Assert.Single(settings.Edits!.Concepts);
        Assert.Equal(("known", 3, "scale", 0f), (edit.Kind, edit.Concept, edit.Operation, edit.Value));
        Assert.Equal([(1, 4f), (2, 1f)], settings.Steering!.Terms!.Select(term => (term.Concept, term.Strength)));
        var rule = Assert.Single(settings.Rules!);
        Assert.Equal(("stop", 0, 0.99f, true), (rule.Name, rule.Concept, rule.Threshold, rule.Abort));
        Assert.Null(settings.Profile);
    }

    [Theory]
    [InlineData("\"Calm\"", "profile", "small letters")]
    [InlineData("\"calm@zero\"", "profile", "name@version")]
    [InlineData("""{"entries":[{"concept":{"name":"strom"},"multiplier":0}]}""", "profile.entries[0].concept", "storm")]
    [InlineData("""{"name":"calm"}""", "profile", "leave them out")]
    [InlineData("""{"entries":[null]}""", "profile.entries[0]", "null")]
    [InlineData("""{"rules":[{"name":"r","when":{"id":2},"threshold":2,"abort":true}]}""", "profile", "threshold")]
    public async Task Create_ProfileThatCannotBe_IsRefusedByName(string profile, string parameter, string says)
    {
        using var client = platform.Client();
        var error = await (await client.SendJsonAsync("/v1/generations", $"{{\"prompt\":\"x\",\"profile\":{profile}}}"))
            .ErrorAsync();
        Assert.Equal((422, "invalid_value"), (error.Status, error.Code));
        Assert.StartsWith(parameter, error.Param, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Create_ProfileBesideSteering_IsRefused()
    {
        using var client = platform.Client();
        var body = $"{{\"prompt\":\"x\",\"steering\":{{\"amplify\":[2]}},\"profile\":{Given}}}";
        var error = await (await client.SendJsonAsync("/v1/generations", body)).ErrorAsync();
        Assert.Equal((422, "invalid_value", "profile"), (error.Status, error.Code, error.Param));
    }

    [Fact]
    public async Task Create_NamedProfileWhileAttributionIsAway_Is503()
    {
        using var client = platform.Client();
        var error = await (await client.SendJsonAsync("/v1/generations", "{\"prompt\":\"x\",\"profile\":\"calm\"}"))
            .ErrorAsync();
        Assert.Equal((503, "overloaded"), (error.Status, error.Code));
    }

    [Fact]
    public async Task Create_ProfileWithoutTheScope_Is403()
    {
        using var client = platform.Client(scopes: [ScopeNames.Generate]);
        var error = await (await client.SendJsonAsync("/v1/generations", "{\"prompt\":\"x\",\"profile\":\"calm\"}"))
            .ErrorAsync();
        Assert.Equal((403, "insufficient_scope", "profile"), (error.Status, error.Code, error.Param));
    }

    private async Task<RequestDocument> RequestAsync(string id)
    {
        var generation = Guid.ParseExact(id["gen_".Length..], "N");
        var record = await platform.Services.GetRequiredService<IGenerationStore>().FindAsync(generation, default);
        var payloads = platform.Services.GetRequiredService<IPayloadStore>();
        return DocumentJson.Read<RequestDocument>(await payloads.GetAsync(generation, record!.Request, default));
    }
}
