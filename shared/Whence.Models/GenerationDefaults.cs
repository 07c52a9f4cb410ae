using System.Text.Json;

namespace Whence.Models;

/// <summary>What generation_config.json says about a model: the tokens at which an answer ends.</summary>
/// <param name="StopTokens">Token ids; empty without the file.</param>
public sealed record GenerationDefaults(IReadOnlyList<int> StopTokens)
{
    /// <summary>The name of the file in a model folder.</summary>
    public const string FileName = "generation_config.json";

    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the file of a model folder.</summary>
    /// <exception cref="ModelException">The file is malformed, or a token lies outside the vocabulary.</exception>
    public static GenerationDefaults Read(string folder, int vocabularySize)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return new GenerationDefaults([]);
        }

        var stops = Parse(file).StopTokens ?? [];
        var outside = stops.Where(id => (uint)id >= (uint)vocabularySize).Take(1).ToList();
        return outside.Count == 0
            ? new GenerationDefaults(stops)
            : throw new ModelException(
                $"{file}: the stop token {outside[0]} lies outside the vocabulary; " +
                $"use ids from 0 to {vocabularySize - 1}.");
    }

    private static GenerationDefaults Parse(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<GenerationDefaults>(File.ReadAllText(file), Options)
                ?? new GenerationDefaults([]);
        }
        catch (JsonException exception)
        {
            throw new ModelException(
                $"{file} must be a JSON object with stop_tokens, an array of token ids; correct or remove it.",
                exception);
        }
    }
}
