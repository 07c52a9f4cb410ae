using Whence.Corpora;
using Whence.Provenance;
using Whence.Retrieval;
using Whence.Tensors.Threading;
using Whence.Tracing.Indexes;

namespace Whence.Tracing.Tests.Indexes;

public sealed class TraceIndexTests(TinyIndex tiny) : IClassFixture<TinyIndex>
{
    [Fact]
    public void Open_BuiltFolder_HasDocumentsWordsAndBankOfOneCorpus()
    {
        Assert.Equal(IndexState.Finished, TraceIndex.StateOf(tiny.Folder));
        Assert.Equal(14, tiny.Index.Text.Corpus.DocumentCount);
        Assert.Equal(12, tiny.Index.Bank.Documents.Count);
        Assert.Equal(tiny.Index.Text.Corpus.Digest, tiny.Manifest.Corpus.Digest);
        tiny.Index.Verify();
    }

    [Fact]
    public void Entry_DocumentOfTheBank_IsTheSameInTheCorpus() => Assert.All(
        Enumerable.Range(0, tiny.Index.Bank.Documents.Count),
        document => Assert.Equal(tiny.Index.Bank.Documents[document].Id, tiny.Index.Entry(document).Id));

    [Fact]
    public void IsHeldOut_EachDocument_IsWhatTheCorpusSays() => Assert.Equal(
        [6, 13], Enumerable.Range(0, 14).Where(tiny.Index.IsHeldOut));

    [Theory]
    [InlineData(0, "CC-BY-4.0", "https://sea.example/d0")]
    [InlineData(1, "CC0-1.0", "https://land.example/1")]
    public void LicenceAndUrlOf_Document_AreItsOwnOrThoseOfItsSource(int ordinal, string licence, string url)
    {
        var document = tiny.Index.Text.Corpus.Entry(ordinal);
        Assert.Equal((licence, url), (tiny.Index.LicenceOf(document), tiny.Index.UrlOf(document)));
    }

    [Fact]
    public void Sources_Index_CountsDocumentsChunksAndDates()
    {
        var sources = tiny.Index.Sources();
        Assert.Equal(["land", "sea"], sources.Select(source => source.Source));
        var sea = sources[1];
        Assert.Equal(("Log of the sea", 7, 1, 42), (sea.Name, sea.Documents, sea.HeldOut, sea.Chunks));
        Assert.Equal(["CC-BY-4.0"], sea.Licences);
        Assert.Equal((new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 13)), (sea.First, sea.Last));
        Assert.Equal(
            Enumerable.Range(0, 14).Sum(ordinal => tiny.Index.Text.Corpus.Text(ordinal).Length),
            sources.Sum(source => source.Characters));
    }

    [Fact]
    public void StateOf_FolderWithoutIndex_IsMissing() =>
        Assert.Equal(IndexState.Missing, TraceIndex.StateOf(tiny.Place("nowhere")));

    [Theory]
    [InlineData("corpus.safetensors", typeof(CorpusException))]
    [InlineData("verbatim.safetensors", typeof(RetrievalException))]
    [InlineData("lexical.safetensors", typeof(RetrievalException))]
    [InlineData("bank/means.bin", typeof(ProvenanceException))]
    public void Verify_FlippedByte_IsFound(string name, Type error)
    {
        var folder = Copy($"flipped-{Path.GetFileName(name)}");
        var file = Path.Combine(folder, name);
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        using var index = TraceIndex.Open(folder);
        Assert.IsType(error, Record.Exception(() => index.Verify()));
    }

    [Fact]
    public void Open_BankOfAnotherCorpus_IsRefused()
    {
        var folder = Copy("mixed");
        var lines = File.ReadAllLines(tiny.Corpus);
        File.WriteAllLines(tiny.Place("shorter.jsonl"), lines[..^1]);
        foreach (var file in Directory.GetFiles(folder, "*.safetensors"))
        {
            File.Delete(file);
        }

        using var stop = new CancellationTokenSource();
        var builder = new TraceIndexBuilder(
            tiny.Model, WorkerPool.CallerOnly, TinyIndex.Options);
        var other = tiny.Place("other");
        Assert.ThrowsAny<OperationCanceledException>(() => builder.Build(
            new IndexInput(tiny.Place("shorter.jsonl")), other, Stop(stop), stop.Token));
        foreach (var file in Directory.GetFiles(other, "*.safetensors"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var error = Assert.Throws<TracingException>(() => TraceIndex.Open(folder));
        Assert.Contains("bank is of another corpus", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FinishedFolder_IsRefused()
    {
        var error = Assert.Throws<TracingException>(() => tiny.Build(tiny.Folder));
        Assert.Contains("finished index", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_StoppedAndRunAgain_EndsWithTheSameBank()
    {
        using var stop = new CancellationTokenSource();
        var folder = tiny.Place("stopped");
        Assert.ThrowsAny<OperationCanceledException>(() => tiny.Build(folder, Stop(stop), null, stop.Token));
        Assert.Equal(IndexState.Unfinished, TraceIndex.StateOf(folder));
        Assert.Equal(tiny.Manifest.Digest, tiny.Build(folder).Digest);
    }

    [Fact]
    public void Build_Progress_PassesThroughAllPhasesUpToTheirEnd()
    {
        var seen = new List<IndexProgress>();
        tiny.Build(tiny.Place("watched"), seen.Add);
        Assert.Equal(Enum.GetValues<IndexPhase>(), seen.Select(progress => progress.Phase).Distinct());
        Assert.All(seen, progress => Assert.True(progress.Total == 0 || progress.Done <= progress.Total));
        var last = seen.Last(progress => progress.Phase == IndexPhase.Building);
        Assert.Equal((12, 12), (last.Done, last.Total));
    }

    // Stops as soon as the bank is being built.
    private static Action<IndexProgress> Stop(CancellationTokenSource stop) => progress =>
    {
        if (progress.Phase == IndexPhase.Building)
        {
            stop.Cancel();
        }
    };

    private string Copy(string name)
    {
        var folder = tiny.Place(name);
        Directory.CreateDirectory(Path.Combine(folder, "bank"));
        foreach (var file in Directory.GetFiles(tiny.Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(tiny.Folder, file)));
        }

        return folder;
    }
}
