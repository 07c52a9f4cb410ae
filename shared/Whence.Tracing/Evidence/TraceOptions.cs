using Whence.Provenance.Evidence;

namespace Whence.Tracing.Evidence;

/// <summary>What is shown of an answer's evidence.</summary>
public sealed record TraceOptions
{
    /// <summary>Gets the share of a source below which none of its documents is listed as mechanistic evidence.
    /// </summary>
    public double ShareMin { get; init; } = 0.05;

    /// <summary>Gets the most documents of a source, and the most places of a verbatim match.</summary>
    public int DocumentsMax { get; init; } = 3;

    /// <summary>Gets the most verbatim matches, and the most chunks of each semantic baseline.</summary>
    public int HitsMax { get; init; } = 5;

    /// <summary>Gets how many UTF-16 code units of text are shown before and behind a place.</summary>
    public int ContextChars { get; init; } = 120;

    /// <summary>Gets how mixtures of prototypes are read.</summary>
    public EvidenceOptions Mixtures { get; init; } = new();
}
