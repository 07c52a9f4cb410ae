using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Attribution;

/// <summary>
/// Closed-form concept attribution of the commits of a trace, from the state in which each token was decided
/// ("Scaling Inherently Interpretable Language Models", 2026; the reference's FaithfulConceptAttributor).
/// </summary>
public static class ConceptAttribution
{
    /// <summary>Explains every commit, in commit order.</summary>
    /// <param name="denoiser">The model that made the trace.</param>
    /// <param name="trace">A trace with its concepts read.</param>
    /// <param name="guided">Whether the logits were combined from two branches.</param>
    /// <exception cref="InvalidOperationException">The trace was recorded without concepts.</exception>
    public static IReadOnlyList<TokenAttribution> Explain(IDenoiser denoiser, DecodeTrace trace, bool guided = false)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(trace);
        if (trace.Commits.Count == 0)
        {
            return [];
        }

        var readout = trace.Concepts ?? throw new InvalidOperationException(
            "The trace holds no concepts; decode with ReadConcepts on.");
        return [.. Enumerable.Range(0, trace.Commits.Count).Select(i => Explain(denoiser, trace, readout, i, guided))];
    }

    private static TokenAttribution Explain(
        IDenoiser denoiser, DecodeTrace trace, ConceptReadout readout, int index, bool guided)
    {
        var commit = trace.Commits[index];
        var concepts = new List<ConceptContribution>();
        var rest = (float[])trace.Composed[index].Clone();
        var (known, discovered) = (readout.KnownTop, readout.DiscoveredTop);
        Add(
            ConceptKind.Known,
            readout.KnownIds.AsSpan(index * known, known),
            readout.KnownLogits.AsSpan(index * known, known));
        Add(
            ConceptKind.Discovered,
            readout.DiscoveredIds.AsSpan(index * discovered, discovered),
            readout.DiscoveredLogits.AsSpan(index * discovered, discovered));

        var head = new float[rest.Length];
        denoiser.HeadRow(commit.Token, head);
        var residual = Elementwise.Dot(rest, head);
        var logit = guided ? Elementwise.Dot(trace.Composed[index], head) : commit.Logit;
        var sum = concepts.Sum(concept => (double)concept.Contribution) + residual;
        return new TokenAttribution(commit, concepts, residual, (float)Math.Abs(logit - sum));

        void Add(ConceptKind kind, ReadOnlySpan<int> ids, ReadOnlySpan<float> logits)
        {
            if (ids.Length == 0)
            {
                return;
            }

            var (alignments, minus) = (new float[ids.Length], new float[ids.Length]);
            denoiser.Alignments(kind, ids, commit.Token, alignments);
            for (var i = 0; i < ids.Length; i++)
            {
                var weight = 1 / (1 + MathF.Exp(-logits[i]));
                concepts.Add(new ConceptContribution(kind, ids[i], weight, weight * alignments[i]));
                minus[i] = -weight;
            }

            denoiser.AddEmbeddings(kind, ids, minus, rest);
        }
    }
}
