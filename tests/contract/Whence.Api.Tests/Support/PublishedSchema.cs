using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Testing;

namespace Whence.Api.Tests.Support;

/// <summary>Validates bodies against the OpenAPI document that the official client is made from.</summary>
internal static class PublishedSchema
{
    private const string FileName = "openai-openapi.json";

    /// <summary>Gets the document, which lies beside the checkout or nowhere: the repository holds no copy.</summary>
    public static string Document { get; } = Path.GetFullPath(
        RepositoryRoot.Locate("..", "shared", "contracts", FileName));

    /// <summary>Gets why bodies cannot be validated here, or null.</summary>
    public static string? WhyMissing => NodePeers.WhyMissing ?? (File.Exists(Document)
        ? null
        : $"needs {FileName} of the openai/openai-openapi repository as ../shared/contracts/{FileName}");

    /// <summary>Asserts that every body is valid by its schema.</summary>
    public static async Task AssertValidAsync(params (string Schema, JsonElement Body)[] bodies)
    {
        var list = new JsonArray([.. bodies.Select(entry => new JsonObject
        {
            ["schema"] = entry.Schema, ["body"] = JsonNode.Parse(entry.Body.GetRawText()),
        })]);
        var file = Path.Combine(NodePeers.Folder, $"{Guid.NewGuid():N}.bodies.json");
        await File.WriteAllTextAsync(file, list.ToJsonString());
        try
        {
            var output = await NodePeers.RunAsync("schema.mjs", Document, file);
            var results = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
            Assert.Equal(bodies.Length, results.Count);
            Assert.All(results, result => Assert.True(result.GetProperty("valid").GetBoolean(), result.GetRawText()));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
