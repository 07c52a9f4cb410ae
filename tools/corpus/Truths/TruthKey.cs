namespace Whence.Corpus.Truths;

/// <summary>The content of truths.json; the names of the members are the names in the file.</summary>
internal sealed record TruthKey(
    IReadOnlyList<FactTruth> Facts,
    IReadOnlyList<ContradictionTruth> Contradictions,
    IReadOnlyList<PassageTruth> SharedPassages,
    IReadOnlyList<CopyTruth> Copies,
    IReadOnlyList<RuleTruth> AndRules,
    IReadOnlyList<RuleTruth> OrRules,
    IReadOnlyList<InstructionTruth> HiddenInstruction);
