namespace Whence.Cli.Bench;

/// <summary>One prompt, decoded with the cache and in full.</summary>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="Tokens">Tokens generated, one per step.</param>
/// <param name="Cached">With the exact cache.</param>
/// <param name="Full">All rows and heads in every step, or null when left out.</param>
/// <param name="Ratio">Seconds in full over seconds with the cache.</param>
/// <param name="Identical">Whether every step that ran in full decided the same token at the same position.</param>
internal sealed record DecodeRun(
    int Prompt, int Tokens, DecodeTiming Cached, DecodeTiming? Full, double? Ratio, bool? Identical);
