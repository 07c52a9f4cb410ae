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
    /// <summary>Returns the attributions with the weights that counted when the tokens were decided.</summary>
    public static IReadOnlyList<TokenAttribution> Apply(
        IDenoiser denoiser, IReadOnlyList<TokenAttribution> tokens, Interventions? interventions)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(tokens);
        return interventions is null || !Counts(denoiser, interventions)
            ? tokens
            : [.. tokens.Select(token => Apply(denoiser, token, interventions))];
    }

    // As in the reference: where the residual is added back, set weights of discovered concepts count only beside
    // set weights of known ones.
    private static bool Counts(IDenoiser denoiser, Interventions interventions) =>
        interventions.Known.Count > 0
        || (interventions.Discovered.Count > 0 && !denoiser.Config.Concepts.ResidualCorrection);

    private static TokenAttribution Apply(IDenoiser denoiser, TokenAttribution token, Interventions interventions)
    {
        List<ConceptContribution> concepts =
        [
            .. Set(denoiser, token, ConceptKind.Known, interventions.Known),
            .. Set(denoiser, token, ConceptKind.Discovered, interventions.Discovered),
        ];
        var change = concepts.Sum(concept => (double)concept.Contribution)
            - token.Concepts.Sum(concept => (double)concept.Contribution);
        return token with { Concepts = concepts, Residual = (float)(token.Residual - change) };
    }

    // The set concepts of a kind, then those that the head scored.
    private static IEnumerable<ConceptContribution> Set(
        IDenoiser denoiser, TokenAttribution token, ConceptKind kind, IReadOnlyDictionary<int, float> weights)
    {
        int[] ids = [.. weights.Keys];
        var alignments = new float[ids.Length];
        if (ids.Length > 0)
        {
            denoiser.Alignments(kind, ids, token.Commit.Token, alignments);
        }

        return ids
            .Select((id, i) => new ConceptContribution(kind, id, weights[id], weights[id] * alignments[i]))
            .Concat(token.Concepts.Where(concept => concept.Kind == kind && !weights.ContainsKey(concept.Concept)));
    }
}
