using System.Text.Json;

namespace Whence.Scorecard.Truths;

/// <summary>Reads what is known of a model from its folder.</summary>
internal static class TruthFile
{
    /// <summary>What was planted.</summary>
    public const string Truths = "truths.json";

    /// <summary>More of it, on which nothing was chosen.</summary>
    public const string HeldOut = "held-out.json";

    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <exception cref="ScorecardException">The file is missing or malformed.</exception>
    public static T Read<T>(string modelFolder, string name = Truths)
    {
        var file = Path.Combine(modelFolder, name);
        if (!File.Exists(file))
        {
            throw new ScorecardException(
                $"{modelFolder} has no {name}, so nothing is known to compare with; write it with whence-corpus.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options)!;
        }
        catch (JsonException exception)
        {
            throw new ScorecardException(
                $"{file} cannot be read ({exception.Message.TrimEnd('.')}); write it again with whence-corpus.",
                exception);
        }
    }
}
