using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Scorecard.Output;

/// <summary>A scorecard as JSON; docs/scorecard.schema.json describes it.</summary>
public static class ScorecardJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Returns the report as indented JSON.</summary>
    public static string Write(ScorecardReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ScorecardReport Read(string json) => JsonSerializer.Deserialize<ScorecardReport>(json, Options)
        ?? throw new JsonException("The scorecard is null.");
}
