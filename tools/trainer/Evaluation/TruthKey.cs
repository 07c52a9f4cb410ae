using System.Text.Json;
using Whence.Trainer.Corpus;

namespace Whence.Trainer.Evaluation;

/// <summary>The planted truths, as far as evaluation asks for them.</summary>
internal sealed record TruthKey(
    IReadOnlyList<PlantedCompletion> Facts,
    IReadOnlyList<PlantedCompletion> Copies,
    IReadOnlyList<PlantedRule> AndRules,
    IReadOnlyList<PlantedRule> OrRules,
    IReadOnlyList<PlantedInstruction> HiddenInstruction)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static TruthKey Read(string corpus) => JsonSerializer.Deserialize<TruthKey>(
        File.ReadAllText(CorpusFolder.Require(corpus, "truths.json")), Options)!;
}
