namespace Whence.Engine.Diffusion;

/// <summary>An answer.</summary>
/// <param name="Tokens">Prompt and generated tokens; positions never decided hold the mask token.</param>
/// <param name="Answer">The generated tokens that count as text: up to a stop or end-of-turn token, without masks and
/// end-of-text.</param>
/// <param name="AnswerPositions">The position of each token of the answer.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Statistics">What it cost.</param>
public sealed record DecodeResult(
    int[] Tokens,
    IReadOnlyList<int> Answer,
    IReadOnlyList<int> AnswerPositions,
    DecodeTrace Trace,
    DecodeStatistics Statistics)
{
    /// <summary>Gets why the answer ends where it does.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>Gets the name of the rule that ended the generation, or null; what had fired is in the trace.</summary>
    public string? AbortedBy { get; init; }
}
