using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Schemas;

/// <summary>Holds trace, index and sources to the schemas of docs/.</summary>
public sealed class TraceSchemaTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Theory]
    [InlineData("")]
    [InlineData("--target token:1 --guidance 1.5 --amplify tides")]
    [InlineData("--target chunk:0 --without-source sea --temperature 1.5")]
    [InlineData("--without-source sea --without-licence CC0-1.0 --system Short.")]
    [InlineData("--without-document d0 --without-document d1")]
    public void Json_OfATrace_FitsTheSchema(string options) => Assert.Empty(
        new MiniSchema(Schema("trace")).Check(tiny.Trace([.. Words(options), "--json"]).Json()));

    [Theory]
    [InlineData("sources", "[{}]")]
    [InlineData("coverage", "1.5")]
    [InlineData("residual_share", null)]
    [InlineData("extra", "1")]
    public void Schema_BrokenTrace_IsRefused(string property, string? value)
    {
        var broken = JsonNode.Parse(tiny.Trace("--json").Json().GetRawText())!.AsObject();
        broken.Remove(property);
        if (value is not null)
        {
            broken[property] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(new MiniSchema(Schema("trace")).Check(JsonDocument.Parse(broken.ToJsonString()).RootElement));
    }

    [Theory]
    [InlineData("info", "index info")]
    [InlineData("verify", "index verify")]
    [InlineData("sources", "sources")]
    public void Json_OfAnIndex_FitsTheSchema(string shape, string command)
    {
        var report = CommandRun.Of([.. Words(command), "--index", tiny.Folder, "--json"]).Json();
        var schema = Schema("index");
        Assert.Empty(new MiniSchema(schema).Check(report));
        Assert.Empty(new MiniSchema(JsonDocument.Parse(
            $$"""{"$ref": "#/$defs/{{shape}}", "$defs": {{schema.GetProperty("$defs").GetRawText()}}}""").RootElement)
            .Check(report));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Schema(string name) => JsonDocument.Parse(
        File.ReadAllText(RepositoryRoot.Locate("docs", $"{name}.schema.json"))).RootElement;
}
