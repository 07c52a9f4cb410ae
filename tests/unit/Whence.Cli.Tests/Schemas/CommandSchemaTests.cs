using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Schemas;

/// <summary>Holds the commands to the schemas of docs/; what one prints and its schema does not know is an error.
/// </summary>
public sealed class CommandSchemaTests(TinyModel model) : IClassFixture<TinyModel>, IDisposable
{
    private const string Prompt = "The keeper trims. High water.";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Explaining => new()
    {
        { "explain", "" },
        { "explain", "--unit sentence --compare --amplify tides" },
        { "explain", "--method gradient --target token:0 --unit token" },
        { "explain", "--method ablation --span 0:10 --span 11:17 --guidance 1.5" },
        { "explain", "--unit message --system Short." },
        { "counterfactual", "--without-concept tides --target token:0" },
        { "counterfactual", "--clamp-concept storm=0.3 --scale-concept #2=3 --residual zeroed" },
        { "counterfactual", "--without-span 4:10" },
        { "counterfactual", "--without-concept group:sea --no-regenerate" },
        { "steer", "--amplify storm=4 --scale #3=2 --strengths 0.5,2" },
        { "steer", "--suppress hostile --amplify polite" },
        { "steer", "--scale tides=2 --abort-when women>0.0001" },
    };

    public static TheoryData<string, string, string> Others => new()
    {
        { "leaks", "", "leaks --prompts TEXTS --suppress hostile --seeds 1 --tokens 16 --threads 1" },
        { "red-team", "", "red-team --concept storm --evaluations 40 --length 4 --seed 3 --threads 1" },
        { "probe", "", "probe --with MANY --without MANY --threads 1" },
        { "safe-set", "", "safe-set Lamp --approved MANY --threads 1" },
        { "search-prompt", "", "search-prompt --concept tides --evaluations 40 --length 4 --threads 1" },
        { "search-prompt", "", "search-prompt --concept storm --leaks --method random --length 4 --threads 1" },
        { "concepts", "list", "concepts" },
        { "concepts", "list", "concepts tides --tokens" },
        { "concepts", "list", "concepts #3 --tokens" },
        { "concepts", "search", "concepts search storms" },
        { "concepts", "search", "concepts nearest #3 --limit 4" },
        { "concepts", "show", "concepts show women" },
        { "concepts", "show", "concepts show #2" },
        { "concepts", "contrast", "concepts contrast --with TEXTS --without TEXTS --discovered --threads 1" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Explaining))]
    public void Json_OfAnExplanation_FitsTheSchema(string command, string options) =>
        Assert.Empty(new MiniSchema(Schema(command)).Check(Explained(command, options)));

    [Theory]
    [MemberData(nameof(Others))]
    public void Json_OfAnotherCommand_FitsTheSchema(string schema, string shape, string line)
    {
        File.WriteAllLines(_folder.File("TEXTS"), ["The lamp.", "High tide.", "The keeper trims."]);
        File.WriteAllLines(
            _folder.File("MANY"), Enumerable.Range(0, 20).Select(i => $"The {new string('a', i)} lamp."));
        var words = line.Split(' ').Select(word => word is "TEXTS" or "MANY" ? _folder.File(word) : word);
        var report = CommandRun.Of([.. words, "--model", model.Folder, "--json"]).Json();
        Assert.Empty(new MiniSchema(Schema(schema)).Check(report));
        Assert.Empty(new MiniSchema(Shape(schema, shape)).Check(report));
    }

    [Fact]
    public void Json_OfMeasuredAndImportedConcepts_FitsTheSchema()
    {
        using var own = new TinyModel();
        File.WriteAllText(
            _folder.File("corpus.jsonl"), """{"id":"note-1","source":"notes","text":"The keeper trims the lamp."}""");
        File.WriteAllText(_folder.File("labels.csv"), "concept_id,name,is_tone\n0,blunt,true\n");
        Check("measure", "measure", "--corpus", _folder.File("corpus.jsonl"));
        Check("show", "show", "tides");
        Check("import", "import", _folder.File("labels.csv"), "--output", _folder.Path);

        void Check(string shape, params string[] line)
        {
            var report = CommandRun.Of(["concepts", .. line, "--model", own.Folder, "--json"]).Json();
            Assert.Empty(new MiniSchema(Shape("concepts", shape)).Check(report));
        }
    }

    [Theory]
    [InlineData("explain", "units", "[{}]")]
    [InlineData("explain", "scale", "\"bits\"")]
    [InlineData("explain", "error", null)]
    [InlineData("counterfactual", "scale", null)]
    [InlineData("counterfactual", "residual", "\"recomputed\"")]
    [InlineData("steer", "runs", "[{}]")]
    [InlineData("steer", "extra", "1")]
    public void Schema_BrokenAnswer_IsRefused(string command, string property, string? value)
    {
        var options = command switch
        {
            "counterfactual" => "--without-span 4:10", "steer" => "--amplify storm", _ => "--unit sentence",
        };
        var broken = JsonNode.Parse(Explained(command, options).GetRawText())!.AsObject();
        broken.Remove(property);
        if (value is not null)
        {
            broken[property] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(new MiniSchema(Schema(command)).Check(JsonDocument.Parse(broken.ToJsonString()).RootElement));
    }

    private static JsonElement Schema(string name) => JsonDocument.Parse(
        File.ReadAllText(RepositoryRoot.Locate("docs", $"{name}.schema.json"))).RootElement;

    // One shape of a schema that has several.
    private static JsonElement Shape(string name, string shape)
    {
        var schema = Schema(name);
        var root = new JsonObject
        {
            ["$ref"] = $"#/$defs/{shape}", ["$defs"] = JsonNode.Parse(schema.GetProperty("$defs").GetRawText()),
        };
        return shape.Length == 0 ? schema : JsonDocument.Parse(root.ToJsonString()).RootElement;
    }

    private JsonElement Explained(string command, string options) => CommandRun.Of([
        command, Prompt, "--model", model.Folder, "--threads", "1", "--tokens", "16", "--json",
        .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ]).Json();
}
