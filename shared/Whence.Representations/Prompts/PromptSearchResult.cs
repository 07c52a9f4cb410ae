namespace Whence.Representations.Prompts;

/// <summary>What a search found, beside a blind one of the same cost.</summary>
/// <param name="Method">The method.</param>
/// <param name="Evaluations">What it cost, in evaluations; a gradient counts as three.</param>
/// <param name="Best">The best prompts, best first.</param>
/// <param name="RandomControl">The best of as many random prompts, best first.</param>
public sealed record PromptSearchResult(
    PromptSearchMethod Method,
    int Evaluations,
    IReadOnlyList<FoundPrompt> Best,
    IReadOnlyList<FoundPrompt> RandomControl)
{
    /// <summary>Gets a value indicating whether the search beat the blind one.</summary>
    public bool BeatsRandom => Best[0].Score > RandomControl[0].Score;
}
