namespace Whence.Tracing.Evidence;

/// <summary>The kinds of evidence; they answer different questions and are never blended.</summary>
public enum EvidenceKind
{
    /// <summary>The text whose vectors made up the vector that decided the token.</summary>
    Mechanistic,

    /// <summary>The same words in the same order.</summary>
    Verbatim,

    /// <summary>Text that is alike: a baseline, which always finds something.</summary>
    Semantic,
}
