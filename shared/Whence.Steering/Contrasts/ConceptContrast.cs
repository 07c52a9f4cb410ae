using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Steering.Contrasts;

/// <summary>Finds the concepts that separate two sets of texts.</summary>
public sealed class ConceptContrast
{
    private readonly ModelPackage _package;
    private readonly IDenoiser _denoiser;

    /// <summary>Initializes a new instance of the <see cref="ConceptContrast"/> class.</summary>
    /// <param name="package">The model.</param>
    /// <param name="denoiser">Its weights; one thread at a time may use them.</param>
    public ConceptContrast(ModelPackage package, IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(denoiser);
        (_package, _denoiser) = (package, denoiser);
    }

    /// <summary>Compares two sets of texts.</summary>
    /// <param name="first">Texts to be like.</param>
    /// <param name="second">Texts not to be like.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Checked between texts and between shuffles.</param>
    /// <exception cref="ModelException">A set is empty, or holds an empty text.</exception>
    public ContrastResult Compare(
        IReadOnlyList<string> first,
        IReadOnlyList<string> second,
        ContrastOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new ContrastOptions();
        var texts = Tokens(first, "first").Concat(Tokens(second, "second")).ToList();
        var activations = new ConceptActivations(_denoiser, seed: options.Seed)
            .Read([.. texts.Select(ChunkedTokens.Whole)], cancellation);
        var presences = activations.Select(text => Presence(text[0].Known)).ToList();
        var known = Rank(ConceptKind.Known, presences, first.Count, options, cancellation);
        var discovered = options.Discovered && _package.Config.Concepts.HasDiscovered
            ? Discovered(activations, first.Count, options, cancellation)
            : [];
        return new ContrastResult(
            [
                .. known.Differences.Concat(discovered).OrderByDescending(found => Math.Abs(found.Difference))
                    .ThenBy(found => (found.Kind, found.Concept)).Take(options.Top),
            ],
            first.Count,
            second.Count,
            known.Shuffles.Mean,
            known.Shuffles.Quantile(0.95),
            options.Permutations);
    }

    private IEnumerable<ConceptDifference> Discovered(
        IReadOnlyList<IReadOnlyList<ChunkActivation>> activations,
        int first,
        ContrastOptions options,
        CancellationToken cancellation)
    {
        var weights = activations.Select(text => text[0].Discovered.Mean).ToList();
        return Rank(ConceptKind.Discovered, weights, first, options, cancellation).Differences;
    }

    private List<int[]> Tokens(IReadOnlyList<string> texts, string set)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var tokens = texts.Select(text => _package.Tokenizer.Encode(text)).ToList();
        return tokens.Count > 0 && tokens.TrueForAll(ids => ids.Length > 0)
            ? tokens
            : throw new ModelException(
                $"The {set} set of texts is empty or holds an empty text; give at least one text in each set.");
    }

    private (IEnumerable<ConceptDifference> Differences, LabelShuffles Shuffles) Rank(
        ConceptKind kind, List<float[]> scores, int count, ContrastOptions options, CancellationToken cancellation)
    {
        var table = new ScoreTable(scores);
        int[] first = [.. Enumerable.Range(0, count)];
        int[] second = [.. Enumerable.Range(count, scores.Count - count)];
        var (a, b) = (table.Means(first), table.Means(second));
        var shuffles = new LabelShuffles(
            table, first.Length, second.Length, options.Permutations, options.Seed, cancellation);
        var differences = Enumerable.Range(0, table.Concepts)
            .OrderByDescending(concept => Math.Abs(a[concept] - b[concept])).Take(options.Top)
            .Select(concept => new ConceptDifference(
                kind,
                concept,
                _package.Catalogue.Name(kind, concept),
                a[concept],
                b[concept],
                table.Effect(concept, first, second),
                table.Auc(concept, first, second),
                shuffles.PValue(a[concept] - b[concept])));
        return (differences, shuffles);
    }

    private static float[] Presence(KindActivation activation) =>
        [.. Enumerable.Range(0, activation.Count).Select(activation.Presence)];
}
