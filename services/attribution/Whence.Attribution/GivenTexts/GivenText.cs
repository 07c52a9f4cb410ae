namespace Whence.Attribution.GivenTexts;

/// <summary>A checked request.</summary>
/// <param name="Prompt">The ids of the prompt.</param>
/// <param name="Completion">The ids that are explained.</param>
/// <param name="TopConcepts">The concepts listed for each chunk.</param>
/// <param name="WithTokens">Whether tokens are listed.</param>
internal sealed record GivenText(
    IReadOnlyList<int> Prompt, IReadOnlyList<int> Completion, int TopConcepts, bool WithTokens);
