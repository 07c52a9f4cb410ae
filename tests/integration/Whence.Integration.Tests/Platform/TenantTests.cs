using System.Net;
using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

[Collection(PlatformGroup.Name)]
public class TenantTests(SharedPlatform shared)
{
    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Read_AnotherTenantsGeneration_IsNotFoundWhereverOneAsks()
    {
        using var owner = await _platform.TenantAsync("owner");
        using var stranger = await _platform.TenantAsync("stranger");
        var id = await owner.AcceptAsync(Requests.Of(steps: 8, explain: true));
        await owner.FinishAsync(id);
        var unknown = $"gen_{Guid.NewGuid():N}";

        foreach (var (method, path) in Paths())
        {
            var foreign = await AskAsync(stranger, method, string.Format(null, path, id));
            var missing = await AskAsync(stranger, method, string.Format(null, path, unknown));

            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
            // Nobody learns from the answer whether the id exists.
            Assert.Equal(missing.Body.Replace(unknown, id, StringComparison.Ordinal), foreign.Body);
        }
    }

    [PlatformFact]
    public async Task List_AsAnotherTenant_IsEmpty()
    {
        using var owner = await _platform.TenantAsync("list-owner");
        using var stranger = await _platform.TenantAsync("list-stranger");
        var id = await owner.AcceptAsync(Requests.Of(steps: 8));
        await owner.FinishAsync(id);
        await Invariants.AssertAsync(_platform);

        Assert.Single((await owner.GetAsync("/v1/generations"))["data"]!.AsArray());
        Assert.Empty((await stranger.GetAsync("/v1/generations"))["data"]!.AsArray());
        Assert.NotEmpty((await owner.GetAsync($"/v1/audit/records?generation_id={id}"))["data"]!.AsArray());
        Assert.Empty((await stranger.GetAsync($"/v1/audit/records?generation_id={id}"))["data"]!.AsArray());
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Paths() =>
    [
        (HttpMethod.Get, "/v1/generations/{0}"),
        (HttpMethod.Get, "/v1/generations/{0}/events"),
        (HttpMethod.Get, "/v1/generations/{0}/attribution"),
        (HttpMethod.Get, "/v1/generations/{0}/trace"),
        (HttpMethod.Get, "/v1/generations/{0}/tokens/0"),
        (HttpMethod.Delete, "/v1/generations/{0}"),
    ];

    // What differs by request and not by what is asked for is left out.
    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(
        PlatformClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await client.Http.SendAsync(request);
        var body = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        body.Remove("request_id");
        return (response.StatusCode, body.ToJsonString());
    }
}
