using System.Text.Json;

namespace Whence.Retrieval.Measure.Truths;

/// <summary>What a corpus says, and where: the part of <c>truths.json</c> that retrieval can be held against.</summary>
internal sealed record PlantedTruths(
    IReadOnlyList<PlantedAnswer> Facts,
    IReadOnlyList<PlantedPassage> SharedPassages,
    IReadOnlyList<PlantedContradiction> Contradictions)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static PlantedTruths Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<PlantedTruths>(File.ReadAllBytes(file), Json)!;
        }
        catch (JsonException exception)
        {
            throw new IOException($"{file} is no key of truths; give the one that belongs to the corpus.", exception);
        }
    }
}
