using Whence.Corpora.Sources;
using Whence.Testing;

namespace Whence.Corpora.Tests.Sources;

public sealed class SourceRegistryTests
{
    private static readonly CorpusDocument Document = new("a b", "s", "Hi.", [new(0, 3)]);

    [Fact]
    public void Read_FileOfTheCorpus_TakesTheAddressAsPrefix()
    {
        var registry = Parse("""[{"id":"s","name":"S","licence":"MIT","url":"https://s.example/","documents":3}]""");

        Assert.True(registry.TryFind("s", out var source));
        Assert.Equal(new SourceRecord("s", "S", "MIT", "https://s.example/{document}"), source);
        Assert.Equal("https://s.example/a%20b", source.UrlOf(Document));
    }

    [Fact]
    public void Read_WholeRecord_HasEveryField()
    {
        var registry = Parse("""
            [{"id":"s","name":"S","licence":"MIT","url_template":"https://s.example/?d={document}","trust":0.25,
              "contact":"mail@s.example","opt_out":"2026-01-31"}]
            """);

        Assert.Equal(
            new SourceRecord(
                "s", "S", "MIT", "https://s.example/?d={document}", 0.25, "mail@s.example", new(2026, 1, 31)),
            Assert.Single(registry.Sources));
    }

    [Fact]
    public void UrlOf_DocumentWithItsOwn_WinsOverTheTemplate() => Assert.Equal(
        "https://own.example/", new SourceRecord("s", "S", UrlTemplate: "https://s.example/{document}")
            .UrlOf(Document with { Url = "https://own.example/" }));

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void HasOptedOut_AroundTheDay_HoldsFromThatDay(int day, bool expected) => Assert.Equal(
        expected, new SourceRecord("s", "S", OptOut: new(2026, 1, 31)).HasOptedOut(new DateOnly(2026, 1, day)));

    [Fact]
    public void FindOrUnknown_SourceThatIsNotThere_HasNoTrustAndNoLicence() => Assert.Equal(
        new SourceRecord("x", "x", Trust: 0), new SourceRegistry([]).FindOrUnknown("x"));

    [Theory]
    [InlineData("{}", "it holds no list")]
    [InlineData("[3]", "source 0 is no object")]
    [InlineData("""[{"name":"S"}]""", "source 0 has no 'id'")]
    [InlineData("""[{"id":"s"},{"id":"s"}]""", "Two sources are called 's'")]
    [InlineData("""[{"id":"s","trust":1.5}]""", "The trust of 's' is 1.5")]
    [InlineData("""[{"id":"s","trust":"high"}]""", "the 'trust' of 's' is no number")]
    [InlineData("""[{"id":"s","opt_out":"soon"}]""", "the 'opt_out' of 's' is 'soon'")]
    [InlineData("""[{"id":"s","url_template":"https://s.example/"}]""", "write {document} where the id goes")]
    [InlineData("""[{"id":"s","id":"t"}]""", "each property once")]
    [InlineData("[", "no")]
    public void Read_FaultyFile_NamesTheFault(string json, string words)
    {
        var fault = Assert.Throws<CorpusException>(() => Parse(json));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysWhatToGive()
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<CorpusException>(() => SourceRegistry.Read(folder.File("none.json")));

        Assert.Contains("give a list of sources", fault.Message, StringComparison.Ordinal);
    }

    private static SourceRegistry Parse(string json)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("sources.json");
        File.WriteAllText(path, json);
        return SourceRegistry.Read(path);
    }
}
