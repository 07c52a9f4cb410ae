using Whence.Provenance.Banks;
using Whence.Provenance.Building;
using Whence.Provenance.Verification;
using Whence.Testing;

namespace Whence.Provenance.Tests.Building;

public sealed class BankBuilderTests(TinyBank fixture) : IClassFixture<TinyBank>
{
    [Theory]
    [InlineData(BankPhase.Scanning, 1)]
    [InlineData(BankPhase.Calibrating, 1)]
    [InlineData(BankPhase.Building, 1)]
    [InlineData(BankPhase.Building, 3)]
    [InlineData(BankPhase.Grouping, 10)]
    [InlineData(BankPhase.Supporting, 1)]
    public void Build_Interrupted_ContinuesToTheSameBytes(BankPhase phase, int report)
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var seen = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => fixture.Build(
            folder.Path,
            progress: progress =>
            {
                if (progress.Phase == phase && ++seen == report)
                {
                    stop.Cancel();
                    stop.Token.ThrowIfCancellationRequested();
                }
            },
            cancellation: stop.Token));
        Assert.False(File.Exists(Path.Combine(folder.Path, "bank.json")));
        fixture.Build(folder.Path);
        Assert.Equal(Bytes(fixture.Path), Bytes(folder.Path));
    }

    [Fact]
    public void Build_FilesRunAheadOfTheCheckpoint_AreCutBack()
    {
        using var folder = new TemporaryFolder();
        var reports = 0;
        Assert.Throws<InvalidOperationException>(() => fixture.Build(
            folder.Path,
            TinyBank.Options with { CheckpointTokens = 1_000_000 },
            progress => _ = progress.Phase == BankPhase.Building && ++reports == 3
                ? throw new InvalidOperationException()
                : 0));
        Assert.True(new FileInfo(Path.Combine(folder.Path, "members.part")).Length > 0);
        fixture.Build(folder.Path);
        Assert.Equal(Bytes(fixture.Path), Bytes(folder.Path));
    }

    [Fact]
    public void Build_FilesBehindTheCheckpoint_AreRefused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() => fixture.Build(
            folder.Path,
            progress: progress => _ =
                progress.Phase == BankPhase.Grouping ? throw new InvalidOperationException() : 0));
        using (var file = new FileStream(folder.File("vectors.part"), FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        var fault = Assert.Throws<ProvenanceException>(() => fixture.Build(folder.Path));
        Assert.Contains("vectors.part holds", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OtherOptions_RefusesToContinue()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() => fixture.Build(
            folder.Path,
            progress: progress => _ =
                progress.Phase == BankPhase.Building ? throw new InvalidOperationException() : 0));
        var fault = Assert.Throws<ProvenanceException>(
            () => fixture.Build(folder.Path, TinyBank.Options with { Percentile = 20 }));
        Assert.Contains("unfinished bank of another model, corpus or options", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FinishedFolder_IsRefused()
    {
        var fault = Assert.Throws<ProvenanceException>(() => fixture.Build(fixture.Path));
        Assert.Contains("finished bank", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_HeldOutDocuments_AreNotInTheBank()
    {
        var corpus = fixture.Manifest.Corpus;
        Assert.Equal((TinyBank.Documents, TinyBank.HeldOut), (corpus.Documents, corpus.HeldOut));
        Assert.Equal(fixture.Trained.Select(document => document.Id), fixture.Bank.Documents.Select(d => d.Id));
        Assert.True(fixture.Manifest.Support.FromHeldOut);
    }

    [Fact]
    public void Build_EveryTokenOfTheCorpus_IsAMemberOnce()
    {
        var expected = fixture.Trained.Sum(document => document.Chunks.Sum(chunk => chunk.EndChar - chunk.StartChar));
        var members = Enumerable.Range(0, fixture.Bank.Count).SelectMany(fixture.Bank.Members).ToList();
        Assert.Equal(fixture.Manifest.Members, members.Count);
        Assert.Equal(expected, members.Sum(member => member.EndChar - member.StartChar));
        Assert.Equal(members.Count, members.DistinctBy(member => (member.Document, member.StartChar)).Count());
    }

    [Fact]
    public void Build_Members_LieWithinTheRadiusOfAnExemplarThatComesFirst()
    {
        for (var prototype = 0; prototype < fixture.Bank.Count; prototype++)
        {
            var members = fixture.Bank.Members(prototype);
            Assert.Equal(fixture.Bank.Exemplar(prototype), members[0]);
            Assert.Equal(0, members[0].Distance);
            Assert.All(members, member => Assert.True(member.Distance <= fixture.Manifest.Calibration.Radius));
        }
    }

    [Fact]
    public void Build_FewPrototypesAllowed_CountsTheRestAsOutside()
    {
        using var folder = new TemporaryFolder();
        var manifest = fixture.Build(folder.Path, TinyBank.Options with { PrototypesMax = 2 });
        Assert.Equal(2, manifest.Prototypes);
        Assert.True(manifest.Outside > 0);
        Assert.Equal(fixture.Manifest.Members, manifest.Members + manifest.Outside);
        BankVerification.Check(folder.Path);
    }

    [Theory]
    [InlineData(0, 2, "The percentile cannot be 0")]
    [InlineData(101, 2, "The percentile cannot be 101")]
    [InlineData(5, 0, "The number of mask sets cannot be 0")]
    public void Build_ImpossibleOptions_AreNamed(double percentile, int sets, string message)
    {
        using var folder = new TemporaryFolder();
        var options = TinyBank.Options with { Percentile = percentile, Masks = new() { Sets = sets } };
        var fault = Assert.Throws<ProvenanceException>(() => fixture.Build(folder.Path, options));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Bytes(string folder) => Directory.GetFiles(folder)
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
