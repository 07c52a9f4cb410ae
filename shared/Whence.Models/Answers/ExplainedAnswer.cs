using Whence.Engine.Attribution;

namespace Whence.Models.Answers;

/// <summary>An answer cut into chunks, each with the concepts behind it.</summary>
/// <param name="Text">The text; the offsets of chunks and tokens are UTF-16 offsets in it.</param>
/// <param name="Chunks">The chunks that have text, in order; they cover the text.</param>
/// <param name="Verification">Whether the parts of every logit add up to it.</param>
/// <param name="Tolerance">The error that rounding explains, in logits.</param>
public sealed record ExplainedAnswer(
    string Text,
    IReadOnlyList<ExplainedChunk> Chunks,
    AttributionVerification Verification,
    float Tolerance);
