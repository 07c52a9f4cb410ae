using System.Text.Json;

namespace Whence.Scorecard.Truths;

/// <summary>Reads the truths.json of a model folder.</summary>
internal static class TruthFile
{
    private const string Name = "truths.json";

    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <exception cref="ScorecardException">The file is missing or malformed.</exception>
    public static T Read<T>(string modelFolder)
    {
        var file = Path.Combine(modelFolder, Name);
        if (!File.Exists(file))
        {
            throw new ScorecardException(
                $"{modelFolder} has no {Name}, so nothing is known to compare with; write it with whence-corpus.");
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
