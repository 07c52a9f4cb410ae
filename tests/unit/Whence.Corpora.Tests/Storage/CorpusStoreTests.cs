using Whence.Corpora.Storage;
using Whence.Testing;

namespace Whence.Corpora.Tests.Storage;

public sealed class CorpusStoreTests : IDisposable
{
    private static readonly CorpusDocument[] Documents =
    [
        new("a", "s", "One. Twö 😀.", [new(0, 4), new(5, 12)], "T", "u", "MIT", new DateOnly(2024, 5, 18), "train"),
        new("b", "t", "Three.", [new(0, 6)]),
        new("c", "s", "Four.\nFive. Six.", [new(0, 5), new(6, 11), new(12, 16)], Licence: "CC0-1.0"),
    ];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("corpus.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Document_AnyOrdinal_IsWhatWasWritten()
    {
        var digest = CorpusStore.Write(Path, Documents);
        using var store = CorpusStore.Open(Path);

        Assert.Equal((CorpusDigest.Of(Documents), 3, 6), (digest, store.DocumentCount, store.ChunkCount));
        Assert.Equal(digest, store.Digest);
        foreach (var ordinal in (int[])[2, 0, 1])
        {
            var document = store.Document(ordinal);
            Assert.Equal(Documents[ordinal] with { Chunks = document.Chunks }, document);
            Assert.Equal(Documents[ordinal].Chunks, document.Chunks);
            Assert.Equal(Documents[ordinal].Source, store.SourceOf(ordinal));
        }
    }

    [Fact]
    public void Locate_EveryChunk_IsInItsDocument()
    {
        CorpusStore.Write(Path, Documents);
        using var store = CorpusStore.Open(Path);

        Assert.Equal(
            [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1), (2, 2)],
            Enumerable.Range(0, store.ChunkCount).Select(store.Locate));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesAndLeavesNothingBeside()
    {
        CorpusStore.Write(Path, Documents);
        var first = File.ReadAllBytes(Path);

        CorpusStore.Write(Path, Documents);

        Assert.Equal(first, File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_NoDocuments_CanBeOpened()
    {
        CorpusStore.Write(Path, []);
        using var store = CorpusStore.Open(Path);

        store.Verify();
        Assert.Equal((0, 0), (store.DocumentCount, store.ChunkCount));
    }

    [Fact]
    public void Open_AnyTruncation_IsRefused()
    {
        CorpusStore.Write(Path, Documents);
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(Path, whole[..length]);
            var fault = Assert.Throws<CorpusException>(() => CorpusStore.Open(Path));
            Assert.EndsWith("build it again.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_AnyFlippedByte_IsFoundAndNoReadingFailsOtherwise()
    {
        CorpusStore.Write(Path, Documents);
        var whole = File.ReadAllBytes(Path);
        for (var i = 0; i < whole.Length; i++)
        {
            var broken = whole.ToArray();
            broken[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(Path, broken);

            var fault = Record.Exception(() =>
            {
                using var store = CorpusStore.Open(Path);
                store.Verify();
            });

            var read = Record.Exception(() =>
            {
                using var store = CorpusStore.Open(Path);
                return Enumerable.Range(0, store.DocumentCount).Sum(
                    ordinal => store.Document(ordinal).Text.Length + store.SourceOf(ordinal).Length);
            });

            Assert.True(read is null or CorpusException, $"byte {i}: {read}");

            // A space of the header's padding may become other white space; that is no content.
            var isPadding = i < 8 + BitConverter.ToInt64(whole) && whole[i] == (byte)' ';
            Assert.True(fault is CorpusException || isPadding, $"byte {i}: {fault}");
        }
    }

    [Theory]
    [InlineData("whence.corpus", "whence.corpuz", "no store of a corpus")]
    [InlineData("\"version\":\"1\"", "\"version\":\"9\"", "has version '9'")]
    public void Open_OtherKindOrVersion_SaysSo(string old, string now, string words)
    {
        CorpusStore.Write(Path, Documents);
        var content = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path));
        File.WriteAllBytes(Path, System.Text.Encoding.Latin1.GetBytes(
            content.Replace(old, now, StringComparison.Ordinal)));

        var fault = Assert.Throws<CorpusException>(() => CorpusStore.Open(Path));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
