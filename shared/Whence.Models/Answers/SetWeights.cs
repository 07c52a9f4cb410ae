using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Denoising;

namespace Whence.Models.Answers;

/// <summary>
/// Puts weights that the user set into an attribution, which is read from the head's own scores: the set weight counts,
/// and the residual takes the difference, so that the sum stays the logit.
/// </summary>
public static class SetWeights
{
    public static IReadOnlyList<TokenAttribution> Apply(
        IDenoiser denoiser, IReadOnlyList<TokenAttribution> tokens, Interventions? interventions) =>
        interventions is null ? tokens : [.. tokens.Select(token => Apply(denoiser, token, interventions))];

    private static TokenAttribution Apply(IDenoiser denoiser, TokenAttribution token, Interventions interventions)
    {
        var concepts = token.Concepts
            .Where(concept => concept.Kind != ConceptKind.Known || !interventions.Known.ContainsKey(concept.Concept))
            .ToList();
        int[] ids = [.. interventions.Known.Keys];
        var alignments = new float[ids.Length];
        denoiser.Alignments(ConceptKind.Known, ids, token.Commit.Token, alignments);
        concepts.InsertRange(0, ids.Select((id, i) => new ConceptContribution(
            ConceptKind.Known, id, interventions.Known[id], interventions.Known[id] * alignments[i])));
        var change = concepts.Sum(concept => (double)concept.Contribution)
            - token.Concepts.Sum(concept => (double)concept.Contribution);
        return token with { Concepts = concepts, Residual = (float)(token.Residual - change) };
    }
}
