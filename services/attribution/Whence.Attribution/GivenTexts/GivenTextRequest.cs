namespace Whence.Attribution.GivenTexts;

/// <summary>The body of <c>POST /v1/attributions</c>.</summary>
/// <param name="Prompt">What stands before; may be empty.</param>
/// <param name="Completion">What is explained.</param>
/// <param name="Granularity">chunk (the default), or token to list the tokens of each chunk.</param>
/// <param name="TopK">The concepts listed for each chunk, 1 to 100; 8 by default.</param>
/// <param name="Model">The name of the model, which is checked.</param>
internal sealed record GivenTextRequest(
    TextOrTokens Prompt,
    TextOrTokens Completion,
    string? Granularity = null,
    int? TopK = null,
    string? Model = null);
