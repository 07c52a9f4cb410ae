using Whence.Provenance.Evidence;

namespace Whence.Tracing.Evidence;

/// <summary>What an index says about a part of an answer, kind by kind.</summary>
/// <param name="Evidence">The mechanistic evidence with its coverage.</param>
/// <param name="Mechanistic">The documents of the leading sources, source by source; the share is that of the logits
/// that prototypes account for. Empty where no source is above the threshold.</param>
/// <param name="Verbatim">The matches that touch the part, the rarest first; the share of a place is that of the part's
/// characters which the match covers.</param>
/// <param name="Lexical">The chunks that share its words, the best first; the share is that of the listed scores.
/// </param>
/// <param name="Nearest">The chunks that hold the nearest training tokens by cosine, the most first; the share is that
/// of the neighbours.</param>
public sealed record AnswerTrace(
    AnswerEvidence Evidence,
    IReadOnlyList<SourceHit> Mechanistic,
    IReadOnlyList<VerbatimHit> Verbatim,
    IReadOnlyList<SourceHit> Lexical,
    IReadOnlyList<SourceHit> Nearest);
