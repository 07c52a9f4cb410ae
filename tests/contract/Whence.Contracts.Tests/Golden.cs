using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Contracts.Documents;
using Whence.Testing;

namespace Whence.Contracts.Tests;

/// <summary>The committed bytes of every message and document.</summary>
internal static class Golden
{
    public static JsonSerializerOptions MessageJson { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static JsonSerializerOptions DocumentJsonIndented { get; } =
        new(DocumentJson.Options) { WriteIndented = true };

    public static IEnumerable<Type> Documents { get; } =
    [
        typeof(RequestDocument), typeof(TokensDocument), typeof(AnswerDocument), typeof(AttributionDocument),
        typeof(ExplanationQuestionDocument), typeof(ExplanationDocument), typeof(CounterfactualQuestionDocument),
        typeof(ChangedAnswerDocument), typeof(SteeringTwinDocument),
    ];

    public static JsonNode Read(Type type) => JsonNode.Parse(File.ReadAllText(PathOf(type)))!;

    public static JsonNode Current(Type type) =>
        JsonSerializer.SerializeToNode(Sample.Of(type), type, OptionsOf(type))!;

    public static object Parse(Type type) => Read(type).Deserialize(type, OptionsOf(type))!;

    /// <summary>Returns every member as a path, with its value.</summary>
    public static IEnumerable<string> Members(JsonNode? node, string path = "$") => node switch
    {
        JsonObject json => json.SelectMany(member => Members(member.Value, $"{path}.{member.Key}")),
        JsonArray array => array.SelectMany((item, index) => Members(item, $"{path}[{index}]")),
        _ => [$"{path} = {node?.ToJsonString()}"],
    };

    private static string PathOf(Type type) => RepositoryRoot.Locate(
        "tests", "contract", "Whence.Contracts.Tests", "Golden", type.FullName + ".json");

    private static JsonSerializerOptions OptionsOf(Type type) =>
        Documents.Contains(type) ? DocumentJsonIndented : MessageJson;
}
