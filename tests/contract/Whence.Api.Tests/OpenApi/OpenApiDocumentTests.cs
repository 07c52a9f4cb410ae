using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Api.Tests.Support;
using Whence.Testing;

namespace Whence.Api.Tests.OpenApi;

/// <summary>The document that the platform serves about itself.</summary>
[Collection(PlatformGroup.Name)]
public sealed class OpenApiDocumentTests(LocalPlatform platform)
{
    private const string CommittedPath = "docs/openapi.json";
    private const string RefreshVariable = "WHENCE_REFRESH";

    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly string[] Routes =
    [
        "delete /v1/generations/{id}",
        "delete /v1/generations/{id}/counterfactuals/{counterfactual}",
        "delete /v1/generations/{id}/explanations/{explanation}",
        "get /v1/audit/records",
        "get /v1/audit/records/{id}",
        "get /v1/concepts",
        "get /v1/concepts/{kind}/{id}",
        "get /v1/concepts/{kind}/{id}/nearest",
        "get /v1/generations",
        "get /v1/generations/{id}",
        "get /v1/generations/{id}/attribution",
        "get /v1/generations/{id}/counterfactuals",
        "get /v1/generations/{id}/counterfactuals/{counterfactual}",
        "get /v1/generations/{id}/events",
        "get /v1/generations/{id}/explanations",
        "get /v1/generations/{id}/explanations/{explanation}",
        "get /v1/generations/{id}/tokens/{position}",
        "get /v1/generations/{id}/trace",
        "get /v1/generations/{id}/trace/{block}",
        "get /v1/models",
        "get /v1/models/{id}",
        "get /v1/safe-sets",
        "get /v1/safe-sets/{name}",
        "get /v1/safe-sets/{name}/versions/{version}",
        "get /v1/steering-profiles",
        "get /v1/steering-profiles/{name}",
        "get /v1/steering-profiles/{name}/versions/{version}",
        "post /v1/attributions",
        "post /v1/chat/completions",
        "post /v1/completions",
        "post /v1/concepts/contrast",
        "post /v1/detokenize",
        "post /v1/embeddings",
        "post /v1/generations",
        "post /v1/generations/{id}/counterfactuals",
        "post /v1/generations/{id}/explanations",
        "post /v1/safe-sets/{name}/check",
        "post /v1/steering-profiles/suggest",
        "post /v1/tokenize",
        "put /v1/safe-sets/{name}",
        "put /v1/steering-profiles/{name}",
    ];

    [Fact]
    public async Task Document_Served_IsTheCommittedOne()
    {
        var served = Pretty(await FetchAsync());
        var file = RepositoryRoot.Locate(CommittedPath);
        if (Environment.GetEnvironmentVariable(RefreshVariable) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, served);
        }

        Assert.True(File.Exists(file), $"{CommittedPath} is missing. {HowToRefresh()}");
        Assert.True(served == await File.ReadAllTextAsync(file), $"{CommittedPath} is outdated. {HowToRefresh()}");
    }

    [Fact]
    public async Task Document_Routes_AreThePublicOnes()
    {
        using var document = JsonDocument.Parse(await FetchAsync());
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString());
        var routes = Operations(document).Select(entry => $"{entry.Verb} {entry.Path}");
        Assert.Equal(Routes, routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_EveryRoute_IsServed()
    {
        using var document = JsonDocument.Parse(await FetchAsync());
        using var client = platform.CreateClient(platform.Key);
        foreach (var (path, verb, _) in Operations(document))
        {
            var concrete = Concrete(path);
            using var request = new HttpRequestMessage(new HttpMethod(verb), concrete);
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            Assert.True(status is not (405 or >= 500), $"{verb} {path}: {status} {body}");
            // What is not there at all is told apart from a generation that is not there.
            var isThere = !body.Contains("nothing at this path", StringComparison.Ordinal);
            Assert.True(isThere, $"{verb} {path} is described but not served: {body}");
        }
    }

    private static string Concrete(string path) => path
        .Replace("{kind}/{id}", "known/3", StringComparison.Ordinal)
        .Replace("{id}", $"gen_{new string('0', 32)}", StringComparison.Ordinal)
        .Replace("{counterfactual}", $"cfl_{new string('0', 32)}", StringComparison.Ordinal)
        .Replace("{explanation}", $"exp_{new string('0', 32)}", StringComparison.Ordinal)
        .Replace("{name}", "calm", StringComparison.Ordinal)
        .Replace("{version}", "1", StringComparison.Ordinal)
        .Replace("{position}", "0", StringComparison.Ordinal)
        .Replace("{block}", "0", StringComparison.Ordinal);

    [Fact]
    public async Task Document_EveryOperation_SaysWhatItIsAndHowItFails()
    {
        using var document = JsonDocument.Parse(await FetchAsync());
        foreach (var (path, verb, operation) in Operations(document))
        {
            Assert.True(operation.TryGetProperty("summary", out _), $"{verb} {path} has no summary");
            Assert.True(operation.TryGetProperty("operationId", out _), $"{verb} {path} has no operationId");
            var statuses = operation.GetProperty("responses").EnumerateObject().Select(entry => entry.Name).ToList();
            Assert.True(statuses.Any(status => status[0] == '2'), $"{verb} {path} never succeeds");
            Assert.True(statuses.Any(status => status[0] == '4'), $"{verb} {path} never fails");
        }
    }

    [PeersTheory]
    [InlineData("spectral", "node_modules/@stoplight/spectral-cli/dist/index.js lint --ruleset spectral.json FILE")]
    [InlineData("redocly", "node_modules/@redocly/cli/bin/cli.js lint --config redocly.yaml FILE")]
    public async Task Document_Linted_HasNoErrors(string linter, string command)
    {
        var file = Path.Combine(NodePeers.Folder, $"openapi.{linter}.json");
        await File.WriteAllTextAsync(file, await FetchAsync());
        var arguments = command.Split(' ').Select(part => part == "FILE" ? file : part).ToArray();
        var (code, output, errors) = await NodePeers.TryRunAsync(arguments);
        Assert.True(code == 0, $"{linter} says:\n{output}{errors}");
    }

    private async Task<string> FetchAsync()
    {
        using var client = platform.CreateClient(platform.Key);
        return await client.GetStringAsync("/openapi/v1.json");
    }

    private static IEnumerable<(string Path, string Verb, JsonElement Operation)> Operations(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from verb in path.Value.EnumerateObject()
        where Verbs.Contains(verb.Name)
        select (path.Name, verb.Name, verb.Value);

    // The address of the server is the one part that changes from run to run.
    private static string Pretty(string text)
    {
        var document = JsonNode.Parse(text)!.AsObject();
        document.Remove("servers");
        return document.ToJsonString(Readable) + "\n";
    }

    private static string HowToRefresh() =>
        $"Write it with: {RefreshVariable}=1 dotnet test tests/contract/Whence.Api.Tests -c Release " +
        "--filter FullyQualifiedName~Document_Served";
}
