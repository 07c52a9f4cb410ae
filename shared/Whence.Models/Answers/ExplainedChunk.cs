using Whence.Engine.Attribution;
using Whence.Engine.Concepts;

namespace Whence.Models.Answers;

/// <summary>One chunk of an answer.</summary>
/// <param name="Text">Its text.</param>
/// <param name="StartChar">Where it starts in the answer, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Attribution">Its concepts and its residual.</param>
/// <param name="Tokens">Its tokens in order of position.</param>
public sealed record ExplainedChunk(
    string Text,
    int StartChar,
    int EndChar,
    ChunkAttribution Attribution,
    IReadOnlyList<ExplainedToken> Tokens)
{
    /// <summary>Returns the mean weight of a concept over the tokens, 0 to 1; where a token did not have it among its
    /// strongest, it counts as zero.</summary>
    public double Activation(ConceptKind kind, int id) =>
        Tokens.SelectMany(token => token.Attribution.Concepts)
            .Where(concept => (concept.Kind, concept.Concept) == (kind, id))
            .Sum(concept => (double)concept.Weight) / Math.Max(1, Tokens.Count);
}
