using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Whence.Gateway.OpenApi;
using Whence.Gateway.Tests.Support;

namespace Whence.Gateway.Tests.OpenApi;

public class OpenApiTests
{
    [Fact]
    public void Merge_TwoServices_KeepsPublicRoutesAlone()
    {
        var merged = OpenApiMerge.Merge(
            [
                ("generations", Document("/v1/generations/{generationId}", "get", "A", "string")),
                ("audit", Document("/internal/secrets", "get", "B", "string")),
                ("tokenization", Document("/v1/models", "get", "C", "string")),
            ],
            "1.2.3");
        Assert.Equal(["/v1/generations/{generationId}"], merged["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal("1.2.3", (string?)merged["info"]!["version"]);
        Assert.Equal(2, merged["security"]!.AsArray().Count);
    }

    [Fact]
    public void Merge_OneNameForTwoSchemas_NamesTheSecondAfterItsService()
    {
        var merged = OpenApiMerge.Merge(
            [
                ("generations", Document("/v1/models", "get", "Thing", "string")),
                ("audit", Document("/v1/audit/records", "get", "Thing", "integer")),
                ("attribution", Document("/v1/concepts", "get", "Thing", "string")),
            ],
            "1.0.0");
        var schemas = merged["components"]!["schemas"]!.AsObject();
        Assert.Equal(["Thing", "AuditThing"], schemas.Select(schema => schema.Key));
        Assert.Equal("integer", (string?)schemas["AuditThing"]!["type"]);
        Assert.Equal("#/components/schemas/AuditThing", Reference(merged, "/v1/audit/records"));
        Assert.Equal("#/components/schemas/Thing", Reference(merged, "/v1/concepts"));
    }

    [Fact]
    public async Task Get_Description_IsFetchedOnceAndSurvivesTheServices()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Backend.Answer = context =>
            context.Response.WriteAsync(Document("/v1/models", "get", "A", "string").ToJsonString());
        var first = await gateway.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        Assert.Contains("/v1/models", first, StringComparison.Ordinal);
        Assert.Equal(5, gateway.Backend.Received.Count);
        Assert.Equal(first, await gateway.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        Assert.Equal(5, gateway.Backend.Received.Count);
        gateway.Backend.Answer = context => context.Response.WriteAsync("<html>");
        gateway.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(first, await gateway.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
    }

    private static string? Reference(JsonObject merged, string path) =>
        (string?)merged["paths"]![path]!["get"]!["responses"]!["200"]!["$ref"];

    private static JsonObject Document(string path, string method, string schema, string type) => new()
    {
        ["paths"] = new JsonObject
        {
            [path] = new JsonObject
            {
                [method] = new JsonObject
                {
                    ["responses"] = new JsonObject
                    {
                        ["200"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" },
                    },
                },
            },
        },
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject { [schema] = new JsonObject { ["type"] = type } },
        },
    };
}
