using Whence.Engine.Attribution;
using Whence.Engine.Concepts;

namespace Whence.Models.Answers;

/// <summary>One token of an answer and the parts of its logit.</summary>
/// <param name="Text">The token alone: a special token's name, or its bytes with U+FFFD for a part.</param>
/// <param name="StartChar">Where the characters that it completes start, in UTF-16 code units.</param>
/// <param name="EndChar">Where they end, exclusive.</param>
/// <param name="Attribution">Its commit, concepts and residual.</param>
public sealed record ExplainedToken(string Text, int StartChar, int EndChar, TokenAttribution Attribution)
{
    /// <summary>Gets what the known concepts add to the logit.</summary>
    public float Known => Sum(ConceptKind.Known);

    /// <summary>Gets what the discovered concepts add to the logit.</summary>
    public float Discovered => Sum(ConceptKind.Discovered);

    private float Sum(ConceptKind kind) =>
        Attribution.Concepts.Where(concept => concept.Kind == kind).Sum(concept => concept.Contribution);
}
