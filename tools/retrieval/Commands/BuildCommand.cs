using System.CommandLine;
using Whence.Corpora;
using Whence.Corpora.Reading;
using Whence.Corpora.Storage;
using Whence.Retrieval.Lexical;
using Whence.Retrieval.Measure.Indexes;
using Whence.Retrieval.Measure.Synthetic;
using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval.Measure.Commands;

/// <summary>Builds the store and both indexes.</summary>
internal static class BuildCommand
{
    private static readonly Option<string?> Corpus =
        new("--corpus") { Description = "A corpus in JSON Lines, plain or gzip." };

    private static readonly Option<int> Chunks =
        new("--synthetic") { Description = "Without --corpus: how many chunks to invent." };

    private static readonly Option<string> Output =
        new("--output") { Description = "The folder to write.", Required = true };

    public static Command Build(CancellationToken stop)
    {
        var command = new Command("build", "Build store and indexes, and say what that takes.")
        {
            Corpus, Chunks, Output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Corpus) is null == result.GetValue(Chunks) <= 0)
            {
                result.AddError("Give either --corpus FILE or --synthetic N, with N above 0.");
            }
        });
        command.SetAction(parsed => Run(parsed, stop));
        return command;
    }

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        var folder = parsed.GetValue(Output)!;
        var (store, verbatim, lexical) = (
            RetrievalFolder.StoreFile(folder),
            RetrievalFolder.VerbatimFile(folder),
            RetrievalFolder.LexicalFile(folder));
        var documents = parsed.GetValue(Corpus) is { } file
            ? CorpusReader.Read(file) : new ZipfCorpus(seed: 1).Documents(parsed.GetValue(Chunks));
        Cost.Print("store", () => CorpusStore.Write(store, Until(documents, stop)));
        using var corpus = CorpusStore.Open(store);
        Cost.Print("verbatim", () => VerbatimIndex.Build(corpus, verbatim, cancellation: stop));
        Cost.Print("lexical", () => LexicalIndex.Build(corpus, lexical, cancellation: stop));
        Console.WriteLine($"{corpus.DocumentCount} documents, {corpus.ChunkCount} chunks: store {Cost.Size(store)}, "
            + $"verbatim {Cost.Size(verbatim)}, lexical {Cost.Size(lexical)}");
    }

    private static IEnumerable<CorpusDocument> Until(IEnumerable<CorpusDocument> documents, CancellationToken stop)
    {
        foreach (var document in documents)
        {
            stop.ThrowIfCancellationRequested();
            yield return document;
        }
    }
}
