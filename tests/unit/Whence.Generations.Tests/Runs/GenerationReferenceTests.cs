using System.Net;
using System.Net.Http.Json;
using Whence.Contracts.Replays;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Http;
using Whence.Hosting.Identity;

namespace Whence.Generations.Tests.Runs;

[Collection(OnePlatform.Name)]
public sealed class GenerationReferenceTests(TestPlatform platform)
{
    [Fact]
    public async Task Get_CompletedGeneration_NamesEverythingThatReplaysIt()
    {
        using var client = platform.Client();
        using var service = platform.Client("-", [ScopeNames.Internal]);
        var id = await client.CreateAsync("{\"prompt\":\"The keeper\",\"max_new_tokens\":16}");
        await client.EndAsync(id);

        var found = (await service.GetFromJsonAsync<GenerationReference>(Path(id), ApiJson.Options))!;

        Assert.Equal("completed", found.Status);
        Assert.False(string.IsNullOrEmpty(found.TenantId));
        Assert.NotNull(found.Tokens);
        Assert.NotNull(found.Answer);
        Assert.Equal(2, found.Segments.Count);
    }

    [Fact]
    public async Task Get_UnknownGeneration_Is404()
    {
        using var service = platform.Client("-", [ScopeNames.Internal]);

        var response = await service.GetAsync($"/internal/generations/{Guid.NewGuid():D}");

        Assert.Equal((404, "generation_not_found", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Get_CallerFromOutside_Is403()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync("{\"prompt\":\"The keeper\",\"max_new_tokens\":8}");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Path(id))).StatusCode);
    }

    private static string Path(string id) => $"/internal/generations/{Guid.ParseExact(id["gen_".Length..], "N"):D}";
}
