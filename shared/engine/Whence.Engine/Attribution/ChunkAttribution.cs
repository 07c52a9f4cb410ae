namespace Whence.Engine.Attribution;

/// <summary>The concepts behind one chunk of an answer.</summary>
/// <param name="Start">Its first position in the sequence.</param>
/// <param name="End">Behind its last position; the end-of-chunk token is not part of it.</param>
/// <param name="Concepts">All concepts that were read in it, by descending |share|.</param>
/// <param name="ResidualShare">Mean of |residual| in each token's mass, 0 to 1.</param>
/// <param name="ResidualNet">Mean of the signed residual in each token's mass, as the reference reports it.</param>
/// <param name="AdditivityError">The largest additivity error of its tokens, in logits.</param>
public sealed record ChunkAttribution(
    int Start,
    int End,
    IReadOnlyList<ConceptShare> Concepts,
    float ResidualShare,
    float ResidualNet,
    float AdditivityError)
{
    // Keeps a token whose contributions are all zero from dividing by zero; the reference's value.
    private const float LeastMass = 1e-8f;

    /// <summary>Aggregates the tokens committed in [start, end).</summary>
    public static ChunkAttribution Aggregate(IReadOnlyList<TokenAttribution> tokens, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var inside = tokens.Where(token => token.Commit.Position >= start && token.Commit.Position < end).ToList();
        var length = Math.Max(1, end - start);
        var shares = inside
            .SelectMany(token => token.Concepts.Select(concept => (Mass: Mass(token), Concept: concept)))
            .GroupBy(pair => (pair.Concept.Kind, pair.Concept.Concept))
            .Select(group => new ConceptShare(
                group.Key.Kind,
                group.Key.Concept,
                group.Sum(pair => pair.Concept.Contribution) / length,
                group.Sum(pair => pair.Concept.Contribution / pair.Mass) / length))
            .OrderByDescending(share => MathF.Abs(share.Share))
            .ThenBy(share => share.Kind)
            .ThenBy(share => share.Concept);
        return new ChunkAttribution(
            start,
            end,
            [.. shares],
            inside.Count == 0 ? 0 : inside.Average(token => MathF.Abs(token.Residual) / Mass(token)),
            inside.Count == 0 ? 0 : inside.Average(token => token.Residual / Mass(token)),
            inside.Count == 0 ? 0 : inside.Max(token => token.AdditivityError));
    }

    private static float Mass(TokenAttribution token) => MathF.Max(token.Mass, LeastMass);
}
