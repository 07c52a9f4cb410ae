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
    public static TruthKey Read(string corpus) => CorpusFolder.ReadJson<TruthKey>(corpus, "truths.json");
}
