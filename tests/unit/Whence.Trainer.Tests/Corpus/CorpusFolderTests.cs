using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Corpus;

public sealed class CorpusFolderTests
{
    [Fact]
    public void ReadDocuments_ToyCorpus_ReadsChunksAndSplits()
    {
        using var folder = new TemporaryFolder();
        ToyCorpus.Write(folder);
        var documents = CorpusFolder.ReadDocuments(folder.Path);
        Assert.Equal(ToyCorpus.HeldOut, documents.Count(document => document.IsHeldOut));
        Assert.Equal(["boats"], documents[0].Chunks[0].Concepts);
        Assert.Equal("\nThank you kindly.", documents[0].JoinedTexts().Last());
        Assert.StartsWith(" Rain", documents[0].JoinedTexts().ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadDocuments_NoFile_SaysHowToWriteTheCorpus()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<TrainerException>(() => CorpusFolder.ReadDocuments(folder.Path));
        Assert.Contains("has no corpus.jsonl", error.Message, StringComparison.Ordinal);
        Assert.Contains("whence-corpus write --output", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":\"a\",\"source\":\"s\",\"split\":\"train\"}")]
    [InlineData("{\"id\":null,\"source\":\"s\",\"split\":\"train\",\"chunks\":[]}")]
    [InlineData("null")]
    [InlineData("")]
    public void ReadDocuments_MalformedSecondLine_NamesFileAndLine(string line)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "corpus.jsonl", "{\"id\":\"a\",\"source\":\"s\",\"split\":\"train\",\"chunks\":[]}\n" + line + "\n");
        var error = Assert.Throws<TrainerException>(() => CorpusFolder.ReadDocuments(folder.Path));
        Assert.StartsWith($"{file}, line 2 cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadConcepts_Malformed_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("concepts.json", "[{\"id\":0}]");
        var error = Assert.Throws<TrainerException>(() => CorpusFolder.ReadConcepts(folder.Path));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corpus.jsonl")]
    [InlineData("concepts.json")]
    public void Digest_OneFileChanged_Changes(string name)
    {
        using var folder = new TemporaryFolder();
        ToyCorpus.Write(folder);
        var before = CorpusFolder.Digest(folder.Path);
        Assert.Equal(before, CorpusFolder.Digest(folder.Path));
        folder.Write(name, "other");
        Assert.NotEqual(before, CorpusFolder.Digest(folder.Path));
    }
}
