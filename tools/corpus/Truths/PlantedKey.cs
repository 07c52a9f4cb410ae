namespace Whence.Corpus.Truths;

/// <summary>What a model can be asked without the library: facts and instructions, without the documents that state
/// them.</summary>
internal sealed record PlantedKey(
    IReadOnlyList<PlantedPrompt> Facts, IReadOnlyList<InstructionTruth> HiddenInstruction)
{
    public static PlantedKey Of(TruthKey key) => new(
        [.. key.Facts.Select(fact => new PlantedPrompt(fact.Id, fact.Source, fact.Prompt, fact.Answer))],
        key.HiddenInstruction);
}
