using Whence.Corpora.Reading;
using Whence.Testing;

namespace Whence.Corpora.Tests;

public sealed class CorpusDigestTests
{
    private static readonly CorpusDocument Document =
        new("a", "s", "One two.", [new(0, 8)], "T", "u", "MIT", new DateOnly(2024, 5, 18), "train");

    public static TheoryData<string, CorpusDocument> Changes => new()
    {
        { "id", Document with { Id = "b" } },
        { "source", Document with { Source = "t" } },
        { "text", Document with { Text = "One two!" } },
        { "chunks", Document with { Chunks = [new(0, 3), new(4, 8)] } },
        { "title", Document with { Title = null } },
        { "moved field", Document with { Title = null, Url = "T" } },
        { "licence", Document with { Licence = "CC0-1.0" } },
        { "date", Document with { Date = new DateOnly(2024, 5, 19) } },
        { "split", Document with { Split = "heldout" } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_OneFieldDiffers_IsAnotherDigest(string field, CorpusDocument changed) =>
        Assert.True(CorpusDigest.Of([Document]) != CorpusDigest.Of([changed]), field);

    [Fact]
    public void Of_OtherOrder_IsAnotherDigest()
    {
        var other = Document with { Id = "b" };

        Assert.NotEqual(CorpusDigest.Of([Document, other]), CorpusDigest.Of([other, Document]));
    }

    [Fact]
    public void Of_PlainAndGzipAndOtherLayout_IsOneDigest()
    {
        using var folder = new TemporaryFolder();
        var plain = folder.File("plain.jsonl");
        var packed = folder.File("packed.jsonl.gz");
        File.WriteAllText(plain, """{"id":"a","source":"s","chunks":[{"text":"One."},{"text":"\nTwo."}]}""");
        CorpusFiles.WriteGzip(packed, """
             { "source": "s", "chunks": [ { "text": "One." }, { "text": "\u000aTwo.", "concepts": [] } ], "id": "a" }
            """ + "\r\n");

        Assert.Equal(CorpusDigest.Of(CorpusReader.Read(plain)), CorpusDigest.Of(CorpusReader.Read(packed)));
    }
}
