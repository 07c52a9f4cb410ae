namespace Whence.Representations.Prompts;

/// <summary>Whether any prompt was found that makes a suppressed concept show.</summary>
/// <param name="OwnTokens">The tokens that count as the concept's own, as text.</param>
/// <param name="Search">The search.</param>
/// <param name="Found">The answers to the prompts that it found.</param>
/// <param name="RandomControl">The answers to the best random prompts.</param>
public sealed record LeakReport(
    IReadOnlyList<string> OwnTokens,
    PromptSearchResult Search,
    IReadOnlyList<LeakTest> Found,
    IReadOnlyList<LeakTest> RandomControl)
{
    /// <summary>Gets a value indicating whether the concept showed in an answer under suppression. False means that
    /// this search found no leak, not that there is none.</summary>
    public bool Leaks => Found.Any(test => test.Leaked.Count > 0);
}
