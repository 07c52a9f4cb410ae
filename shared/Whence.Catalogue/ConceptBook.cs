using Whence.Catalogue.Labels;
using Whence.Catalogue.Search;
using Whence.Catalogue.Statistics;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Answers;
using Whence.Models.Concepts;

namespace Whence.Catalogue;

/// <summary>All that is on record about a model's concepts: names, flags, labels of discovered ones, and how each
/// behaved over the training corpus.</summary>
public sealed class ConceptBook
{
    private readonly ModelPackage _package;
    private readonly IReadOnlyDictionary<int, ConceptEntry> _labels;
    private readonly Dictionary<(ConceptKind Kind, int Id), ConceptStatistics> _statistics;
    private readonly Lazy<ConceptSearchIndex> _index;

    private ConceptBook(
        ModelPackage package, IReadOnlyDictionary<int, ConceptEntry> labels, StatisticsDocument? statistics)
    {
        (_package, _labels, Measured) = (package, labels, statistics);
        _statistics = (statistics?.Concepts ?? []).ToDictionary(concept => (concept.Kind, concept.Id));
        _index = new Lazy<ConceptSearchIndex>(() => new ConceptSearchIndex(All()));
    }

    /// <summary>Gets the measurement over the training corpus, or null when there is none.</summary>
    public StatisticsDocument? Measured { get; }

    /// <summary>Opens the book of a model.</summary>
    /// <param name="package">The model.</param>
    /// <param name="modelDigest">The SHA-256 of its weights.</param>
    /// <exception cref="ModelException">A file is malformed, or belongs to other weights.</exception>
    public static ConceptBook Open(ModelPackage package, string modelDigest)
    {
        ArgumentNullException.ThrowIfNull(package);
        return new ConceptBook(
            package,
            DiscoveredLabels.Read(package.Folder, package.Config.Concepts.Discovered),
            StatisticsFile.Read(package.Folder, modelDigest));
    }

    /// <summary>Returns what is written about a concept; a discovered one without a label is described by the words of
    /// its strongest chunks.</summary>
    public ConceptEntry Entry(ConceptKind kind, int id)
    {
        if (kind == ConceptKind.Known)
        {
            return _package.Catalogue.Describe(id);
        }

        var words = Statistics(kind, id)?.Words ?? [];
        var name = _package.Catalogue.Name(kind, id);
        return _labels.TryGetValue(id, out var label)
            ? label with { IsSteerable = false }
            : new ConceptEntry(
                id, name, words.Count > 0 ? string.Join(", ", words) : null, null, "discovered", IsSteerable: false);
    }

    /// <summary>Returns how a concept behaved over the corpus, or null when it was not measured.</summary>
    public ConceptStatistics? Statistics(ConceptKind kind, int id) => _statistics.GetValueOrDefault((kind, id));

    /// <summary>Searches names, groups and descriptions; whole words first.</summary>
    public IReadOnlyList<SearchHit> Search(string query, int limit) => _index.Value.Search(query, limit);

    /// <summary>Returns how active a concept was in a chunk of an answer, rounded to what is worth reading.</summary>
    public ConceptActivity Activity(ExplainedChunk chunk, ConceptKind kind, int id)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var activation = chunk.Activation(kind, id);
        var usual = Statistics(kind, id);
        return new ConceptActivity(
            Math.Round(activation, 4),
            usual?.Lift(activation) is { } lift ? Math.Round(lift, 2) : null,
            usual?.ZScore(activation) is { } score ? Math.Round(score, 2) : null);
    }

    /// <summary>Returns every concept of the model: known ones by id, then discovered ones by id.</summary>
    public IEnumerable<(ConceptKind Kind, ConceptEntry Entry)> All() =>
        Of(ConceptKind.Known, _package.Config.Concepts.Known)
            .Concat(Of(ConceptKind.Discovered, _package.Config.Concepts.Discovered));

    private IEnumerable<(ConceptKind Kind, ConceptEntry Entry)> Of(ConceptKind kind, int count) =>
        Enumerable.Range(0, count).Select(id => (kind, Entry(kind, id)));
}
