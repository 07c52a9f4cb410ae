using Whence.Retrieval.Verbatim;

namespace Whence.Tracing.Evidence;

/// <summary>A stretch of the answer, or of prompt and answer, that the training text has word for word.</summary>
/// <param name="Span">The stretch; its offsets are those in the prompt followed by the answer.</param>
/// <param name="Text">The stretch as the answer has it.</param>
/// <param name="Places">The first of its places.</param>
public sealed record VerbatimHit(VerbatimSpan Span, string Text, IReadOnlyList<SourceHit> Places);
