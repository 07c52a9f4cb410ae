namespace Whence.Attribution.GivenTexts;

/// <summary>The body of <c>POST /internal/force</c> of decoding.</summary>
internal sealed record ForceRequest(IReadOnlyList<int> Prompt, IReadOnlyList<int> Completion);
