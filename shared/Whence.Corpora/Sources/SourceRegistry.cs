using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Whence.Corpora.Sources;

/// <summary>Holds what is known of each source of a corpus.</summary>
public sealed class SourceRegistry
{
    private readonly Dictionary<string, SourceRecord> _byId;

    /// <summary>Initializes a new instance of the <see cref="SourceRegistry"/> class.</summary>
    /// <exception cref="CorpusException">Two sources share an id, or a value of one is not possible.</exception>
    public SourceRegistry(IEnumerable<SourceRecord> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _byId = new Dictionary<string, SourceRecord>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            Check(source);
            if (!_byId.TryAdd(source.Id, source))
            {
                throw new CorpusException($"Two sources are called '{source.Id}'; give every source its own id.");
            }
        }

        Sources = [.. _byId.Values.OrderBy(source => source.Id, StringComparer.Ordinal)];
    }

    /// <summary>Gets the sources, ordered by id.</summary>
    public IReadOnlyList<SourceRecord> Sources { get; }

    /// <summary>Reads a file: a list of objects with <c>id</c>, <c>name</c>, <c>licence</c>, <c>url_template</c> (or
    /// <c>url</c>, behind which the id of the document goes), <c>trust</c>, <c>contact</c> and <c>opt_out</c>.
    /// </summary>
    /// <exception cref="CorpusException">The file is missing or not such a list.</exception>
    public static SourceRegistry Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new SourceRegistry(SourceFile.Parse(File.ReadAllBytes(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be read; give a list of sources in JSON.", exception);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or CorpusException)
        {
            var problem = exception is JsonException
                ? "it is not a JSON list of objects with each property once; correct it." : exception.Message;
            throw new CorpusException($"{path}: {problem}", exception);
        }
    }

    /// <summary>Finds a source by its id.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out SourceRecord? source) => _byId.TryGetValue(id, out source);

    /// <summary>Returns a source by its id, or a record without licence, trust and address where it is not registered.
    /// </summary>
    public SourceRecord FindOrUnknown(string id) =>
        TryFind(id, out var source) ? source : new SourceRecord(id, id, Trust: 0);

    private static void Check(SourceRecord source)
    {
        if (string.IsNullOrWhiteSpace(source.Id) || string.IsNullOrWhiteSpace(source.Name))
        {
            throw new CorpusException($"The source '{source.Id}' needs an id and a name; give it both.");
        }

        if (!(source.Trust is >= 0 and <= 1))
        {
            throw new CorpusException($"The trust of '{source.Id}' is {source.Trust}; give a number from 0 to 1.");
        }
    }
}
