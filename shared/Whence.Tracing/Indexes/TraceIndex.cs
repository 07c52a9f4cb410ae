using Whence.Corpora;
using Whence.Corpora.Sources;
using Whence.Corpora.Storage;
using Whence.Provenance.Banks;
using Whence.Provenance.Verification;
using Whence.Retrieval;
using Whence.Tracing.Evidence;

namespace Whence.Tracing.Indexes;

/// <summary>
/// A corpus in one folder with all that finds text in it: its documents, the indexes of their words, and the prototype
/// bank of one model. Safe for concurrent use.
/// </summary>
public sealed class TraceIndex : IDisposable
{
    private readonly Lazy<int[]> _trained; // the ordinal of each document of the bank

    private TraceIndex(string folder)
    {
        Folder = folder;
        Text = RetrievalFolder.Open(folder);
        try
        {
            Bank = PrototypeBank.Open(BankFolder(folder));
            Registry = File.Exists(SourcesFile(folder))
                ? SourceRegistry.Read(SourcesFile(folder)) : new SourceRegistry([]);
            Require(Text.Corpus.Digest == Bank.Manifest.Corpus.Digest, "its bank is of another corpus");
        }
        catch
        {
            Bank?.Dispose();
            Text.Dispose();
            throw;
        }

        _trained = new Lazy<int[]>(Trained);
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the documents, and the indexes of their words.</summary>
    public RetrievalFolder Text { get; }

    /// <summary>Gets the prototype bank.</summary>
    public PrototypeBank Bank { get; }

    /// <summary>Gets what is known of the sources.</summary>
    public SourceRegistry Registry { get; }

    /// <summary>Says what a folder holds, without opening it.</summary>
    public static IndexState StateOf(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return File.Exists(Path.Combine(BankFolder(folder), "bank.json")) ? IndexState.Finished
            : File.Exists(RetrievalFolder.StoreFile(folder)) ? IndexState.Unfinished
            : IndexState.Missing;
    }

    /// <summary>Opens a finished index.</summary>
    /// <exception cref="TracingException">Its parts do not belong together.</exception>
    /// <exception cref="CorpusException">The documents cannot be read.</exception>
    /// <exception cref="RetrievalException">An index of words cannot be read.</exception>
    /// <exception cref="Provenance.ProvenanceException">The bank cannot be read.</exception>
    public static TraceIndex Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new TraceIndex(folder);
    }

    /// <summary>Returns whether a document of the corpus was held out of training, and so can be no evidence.</summary>
    public bool IsHeldOut(int ordinal) => Text.Corpus.Entry(ordinal).Split == Bank.Manifest.Options.HeldOutSplit;

    /// <summary>Returns what the corpus says of a document of the bank.</summary>
    public DocumentEntry Entry(int bankDocument)
    {
        var entry = Text.Corpus.Entry(_trained.Value[bankDocument]);
        Require(entry.Id == Bank.Documents[bankDocument].Id, "its bank has other documents than its corpus");
        return entry;
    }

    /// <summary>Returns a place in a document of the bank with the text around it.</summary>
    /// <param name="bankDocument">The number of the document in the bank.</param>
    /// <param name="start">Where the place begins, in UTF-16 code units.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="contextChars">How much text is shown before and behind it.</param>
    public SourceHit At(int bankDocument, int start, int end, int contextChars = 60) =>
        new Passages(Text.Corpus, contextChars).At(Entry(bankDocument), start, end, 1);

    /// <summary>Returns the licence of a document: its own, or else that of its source.</summary>
    public string? LicenceOf(DocumentEntry document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Licence ?? Registry.FindOrUnknown(document.Source).Licence;
    }

    /// <summary>Returns the address of a document: its own, or else the one that its source gives.</summary>
    public string? UrlOf(DocumentEntry document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Url ?? Registry.FindOrUnknown(document.Source).UrlTemplate?.Replace(
            SourceRecord.DocumentPlace, Uri.EscapeDataString(document.Id), StringComparison.Ordinal);
    }

    /// <summary>Returns the sources by id.</summary>
    public IReadOnlyList<SourceSummary> Sources() =>
    [
        .. Enumerable.Range(0, Text.Corpus.DocumentCount).Select(Text.Corpus.Entry)
            .GroupBy(entry => entry.Source)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Summary(group.Key, [.. group])),
    ];

    /// <summary>Checks every byte.</summary>
    /// <param name="report">Told how many prototypes of how many were checked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CorpusException">The documents are not those that were written.</exception>
    /// <exception cref="RetrievalException">An index of words is not the one that was written.</exception>
    /// <exception cref="Provenance.ProvenanceException">The bank is not the one that was built.</exception>
    public void Verify(Action<int, int>? report = null, CancellationToken cancellation = default)
    {
        Text.Verify();
        cancellation.ThrowIfCancellationRequested();
        BankVerification.Check(Bank.Folder, report, cancellation);
        _ = _trained.Value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Bank.Dispose();
        Text.Dispose();
    }

    internal static string BankFolder(string folder) => Path.Combine(folder, "bank");

    internal static string SourcesFile(string folder) => Path.Combine(folder, "sources.json");

    private SourceSummary Summary(string source, IReadOnlyList<DocumentEntry> documents)
    {
        var chunks = documents.Select(document => Text.Corpus.Chunks(document.Ordinal)).ToList();
        var dates = documents.Select(document => document.Date).Where(date => date is not null).ToList();
        return new SourceSummary(
            source,
            Registry.FindOrUnknown(source).Name,
            [
                .. documents.Select(LicenceOf).OfType<string>().CountBy(licence => licence)
                    .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => pair.Key),
            ],
            documents.Count,
            documents.Count(document => document.Split == Bank.Manifest.Options.HeldOutSplit),
            chunks.Sum(list => list.Count),
            chunks.Sum(list => (long)list[^1].EndChar),
            dates.Min(),
            dates.Max());
    }

    private int[] Trained()
    {
        int[] trained =
        [
            .. Enumerable.Range(0, Text.Corpus.DocumentCount).Where(ordinal => !IsHeldOut(ordinal)),
        ];
        Require(trained.Length == Bank.Documents.Count, "its bank has other documents than its corpus");
        return trained;
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new TracingException($"The index in {Folder} is not of one piece: {problem}; build it again.");
        }
    }
}
