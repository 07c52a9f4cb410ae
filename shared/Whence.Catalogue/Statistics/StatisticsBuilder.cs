using Whence.Engine.Concepts;

namespace Whence.Catalogue.Statistics;

/// <summary>
/// Measures every concept over a corpus in one pass: base rate, deviation, density, and examples by band. Memory does
/// not grow with the corpus, but for the words of its vocabulary.
/// </summary>
/// <param name="known">Known concepts of the model.</param>
/// <param name="discovered">Discovered ones.</param>
/// <param name="activeAt">The activation from which a concept counts as active.</param>
/// <param name="seed">Of the even draws of examples.</param>
public sealed class StatisticsBuilder(int known, int discovered, double activeAt, ulong seed)
{
    private readonly ConceptTally[] _known = Tallies(ConceptKind.Known, known);
    private readonly ConceptTally[] _discovered = Tallies(ConceptKind.Discovered, discovered);
    private readonly WordRarity _rarity = new();

    /// <summary>Gets how many chunks were added.</summary>
    public long Chunks => _rarity.Texts;

    /// <summary>Adds a chunk.</summary>
    /// <param name="passage">The chunk.</param>
    /// <param name="knownActivations">The mean weight of each known concept over its tokens, [known].</param>
    /// <param name="discoveredActivations">The same of the discovered ones, [discovered].</param>
    public void Add(
        CorpusPassage passage, ReadOnlySpan<float> knownActivations, ReadOnlySpan<float> discoveredActivations)
    {
        ArgumentNullException.ThrowIfNull(passage);
        _rarity.Add(passage.Text);
        Add(_known, passage, knownActivations);
        Add(_discovered, passage, discoveredActivations);
    }

    /// <summary>Returns the statistics of every concept, known ones first.</summary>
    public IReadOnlyList<ConceptStatistics> Build() =>
    [
        .. _known.Select(tally => tally.Summarize([])),
        .. _discovered.Select(tally =>
            tally.Summarize(_rarity.Distinctive(tally.Top.Select(example => example.Passage.Text)))),
    ];

    private static ConceptTally[] Tallies(ConceptKind kind, int count) =>
        [.. Enumerable.Range(0, count).Select(id => new ConceptTally(kind, id))];

    private void Add(ConceptTally[] tallies, CorpusPassage passage, ReadOnlySpan<float> activations)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(activations.Length, tallies.Length);
        for (var concept = 0; concept < tallies.Length; concept++)
        {
            tallies[concept].Add(activations[concept], passage, activeAt, seed);
        }
    }
}
