namespace Whence.Decoding.Forcing;

/// <summary>A text whose trace is wanted.</summary>
/// <param name="Prompt">The ids of the prompt.</param>
/// <param name="Completion">The ids of the text behind it.</param>
internal sealed record ForceRequest(IReadOnlyList<int> Prompt, IReadOnlyList<int> Completion);
