using System.Text.Json.Nodes;
using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Generate;

public class GenerateSchemaTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(RepositoryRoot.Locate("docs", "generate.schema.json"))).RootElement;

    public static TheoryData<string> Options => new(
        "", "--detail", "--temperature 2 --seed 18446744073709551615", "--guidance 1.5 --detail", "--steps 8",
        "--amplify tides --suppress storm", "--set tides=1 --detail", "--entropy", "--repetition-penalty 1.3");

    [Theory]
    [MemberData(nameof(Options))]
    public void Json_OfAnAnswer_FitsTheSchema(string options) =>
        Assert.Empty(new MiniSchema(Schema).Check(Answer(options)));

    [Theory]
    [InlineData("seed", "\"seven\"")]
    [InlineData("text", null)]
    [InlineData("extra", "1")]
    [InlineData("chunks", "[{}]")]
    [InlineData("model", "{\"name\": \"a\", \"digest\": \"abc\", \"backend\": \"b\"}")]
    public void Schema_BrokenAnswer_IsRefused(string property, string? value)
    {
        var broken = JsonNode.Parse(Answer("").GetRawText())!.AsObject();
        broken.Remove(property);
        if (value is not null)
        {
            broken[property] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(new MiniSchema(Schema).Check(JsonDocument.Parse(broken.ToJsonString()).RootElement));
    }

    private JsonElement Answer(string options) => CommandRun.Of([
        "generate", "The keeper", "--tokens", "32", "--model", model.Folder, "--threads", "1", "--json",
        .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ]).Json();
}
