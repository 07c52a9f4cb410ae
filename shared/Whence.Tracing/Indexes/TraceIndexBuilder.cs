using Whence.Corpora;
using Whence.Corpora.Reading;
using Whence.Corpora.Sources;
using Whence.Corpora.Storage;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Building;
using Whence.Retrieval;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Verbatim;
using Whence.Tensors.Threading;

namespace Whence.Tracing.Indexes;

/// <summary>
/// Builds the index of a corpus for one model. Documents and words take seconds and are written anew in each run; the
/// bank takes nearly all of the time and continues where an earlier run stopped.
/// </summary>
/// <param name="model">The model; nobody else may use it meanwhile.</param>
/// <param name="pool">The workers that compare vectors.</param>
/// <param name="options">How the bank is built.</param>
public sealed class TraceIndexBuilder(LoadedModel model, WorkerPool pool, BankOptions? options = null)
{
    /// <summary>Builds an index, or continues one that was begun in the same folder.</summary>
    /// <param name="input">The corpus.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops it; it can be continued.</param>
    /// <returns>What the bank says about itself.</returns>
    /// <exception cref="TracingException">The folder holds a finished index.</exception>
    /// <exception cref="CorpusException">The corpus or its sources cannot be read.</exception>
    /// <exception cref="RetrievalException">An index of words cannot be written.</exception>
    /// <exception cref="Provenance.ProvenanceException">The bank cannot be built.</exception>
    public BankManifest Build(
        IndexInput input,
        string folder,
        Action<IndexProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (TraceIndex.StateOf(folder) == IndexState.Finished)
        {
            throw new TracingException($"{folder} holds a finished index; give another folder or delete it.");
        }

        var report = progress ?? (_ => { });
        CorpusReader.Open(input.CorpusFile, input.Reading).Dispose(); // refused before anything is written
        CopySources(input, folder);
        IndexText(input, folder, report, cancellation);
        return new BankBuilder(model.Denoiser, model.Package.Tokenizer, pool, options).Build(
            new BankInput(model.Package.Name, model.Digest(), input.CorpusFile, input.Reading),
            TraceIndex.BankFolder(folder),
            bank => report(new IndexProgress(Phase(bank.Phase), bank.DocumentsDone, bank.DocumentsTotal)),
            cancellation);
    }

    // Read first, so that a list which cannot be read is refused before the work begins.
    private static void CopySources(IndexInput input, string folder)
    {
        if (input.SourcesFile is { } file)
        {
            SourceRegistry.Read(file);
        }

        Directory.CreateDirectory(folder);
        var copy = TraceIndex.SourcesFile(folder);
        File.Delete(copy);
        if (input.SourcesFile is { } sources)
        {
            File.Copy(sources, copy);
        }
    }

    private static void IndexText(
        IndexInput input, string folder, Action<IndexProgress> report, CancellationToken cancellation)
    {
        CorpusStore.Write(RetrievalFolder.StoreFile(folder), Documents(input, report, cancellation));
        using var corpus = CorpusStore.Open(RetrievalFolder.StoreFile(folder));
        VerbatimIndex.Build(
            corpus, RetrievalFolder.VerbatimFile(folder), new Share(IndexPhase.Sorting, corpus, report), cancellation);
        LexicalIndex.Build(
            corpus, RetrievalFolder.LexicalFile(folder), new Share(IndexPhase.Counting, corpus, report), cancellation);
    }

    private static IEnumerable<CorpusDocument> Documents(
        IndexInput input, Action<IndexProgress> report, CancellationToken cancellation)
    {
        using var reader = CorpusReader.Open(input.CorpusFile, input.Reading);
        while (reader.Next() is { } document)
        {
            cancellation.ThrowIfCancellationRequested();
            report(new IndexProgress(IndexPhase.Storing, reader.BytesRead, reader.BytesTotal));
            yield return document;
        }
    }

    private static IndexPhase Phase(BankPhase phase) => phase switch
    {
        BankPhase.Scanning => IndexPhase.Scanning,
        BankPhase.Calibrating => IndexPhase.Calibrating,
        BankPhase.Building => IndexPhase.Building,
        BankPhase.Grouping => IndexPhase.Grouping,
        _ => IndexPhase.Supporting,
    };

    private sealed class Share(IndexPhase phase, CorpusStore corpus, Action<IndexProgress> report) : IProgress<double>
    {
        public void Report(double value) =>
            report(new IndexProgress(phase, (long)Math.Round(value * corpus.DocumentCount), corpus.DocumentCount));
    }
}
