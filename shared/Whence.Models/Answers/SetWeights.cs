using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Models.Answers;

/// <summary>
/// Puts weights that the user changed into an attribution, which is read from the head's own scores: the changed weight
/// counts, and the residual takes the difference, so that the sum stays the logit.
/// </summary>
public static class SetWeights
{
    /// <summary>Returns the attributions with the weights that counted when the tokens were decided.</summary>
    /// <param name="denoiser">The model.</param>
    /// <param name="tokens">The attributions by the head's own scores.</param>
    /// <param name="trace">Their trace: rules that fired may have changed weights.</param>
    /// <param name="options">How the tokens were decided: edits and interventions count here.</param>
    public static IReadOnlyList<TokenAttribution> Apply(
        IDenoiser denoiser, IReadOnlyList<TokenAttribution> tokens, DecodeTrace trace, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(tokens);
        var concepts = denoiser.Config.Concepts;
        return
        [
            .. tokens.Select(token => ActingEdits.At(options, trace, token.Commit, concepts) is { } edits
                ? Apply(denoiser, token, edits)
                : token),
        ];
    }

    private static TokenAttribution Apply(IDenoiser denoiser, TokenAttribution token, EditOptions edits)
    {
        List<ConceptContribution> concepts =
        [
            .. Changed(denoiser, token, ConceptKind.Known, edits),
            .. Changed(denoiser, token, ConceptKind.Discovered, edits),
        ];
        var change = concepts.Sum(concept => (double)concept.Contribution)
            - token.Concepts.Sum(concept => (double)concept.Contribution);
        return token with { Concepts = concepts, Residual = (float)(token.Residual - change) };
    }

    // The set concepts of a kind, then those that the head scored, scaled where they are. One that is scaled but was
    // not read is part of the residual, and stays there.
    private static IEnumerable<ConceptContribution> Changed(
        IDenoiser denoiser, TokenAttribution token, ConceptKind kind, EditOptions edits)
    {
        var changes = edits.Of(kind);
        var set = changes.Where(edit => edit.Operation == EditOperation.Clamp)
            .ToDictionary(edit => edit.Concept, edit => edit.Value);
        var factors = changes.Where(edit => edit.Operation == EditOperation.Scale)
            .ToDictionary(edit => edit.Concept, edit => edit.Value);
        return Set(denoiser, token.Commit.Token, kind, set).Concat(
            token.Concepts.Where(concept => concept.Kind == kind && !set.ContainsKey(concept.Concept))
                .Select(concept => Scale(concept, factors.GetValueOrDefault(concept.Concept, 1))));
    }

    private static IEnumerable<ConceptContribution> Set(
        IDenoiser denoiser, int token, ConceptKind kind, Dictionary<int, float> weights)
    {
        int[] ids = [.. weights.Keys];
        var alignments = new float[ids.Length];
        if (ids.Length > 0)
        {
            denoiser.Alignments(kind, ids, token, alignments);
        }

        return ids.Select((id, i) => new ConceptContribution(kind, id, weights[id], weights[id] * alignments[i]));
    }

    private static ConceptContribution Scale(ConceptContribution concept, float factor) =>
        concept with { Weight = concept.Weight * factor, Contribution = concept.Contribution * factor };
}
