using System.Text.Json;
using Whence.Provenance;

namespace Whence.Indexer.Measures;

/// <summary>What was planted in a corpus, as far as sources go.</summary>
internal sealed record TruthKey(
    IReadOnlyList<PlantedFact> Facts,
    IReadOnlyList<PlantedContradiction> Contradictions,
    IReadOnlyList<PlantedPassage> SharedPassages)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the truths.json that whence-corpus writes.</summary>
    /// <exception cref="ProvenanceException">The file is not such a key.</exception>
    public static TruthKey Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<TruthKey>(File.ReadAllBytes(file), Options)!;
        }
        catch (JsonException exception)
        {
            throw new ProvenanceException(
                $"{file} is no key of planted truths ({exception.Message.TrimEnd('.')}); write it with whence-corpus.",
                exception);
        }
    }
}
