using System.Text;
using Whence.Corpora.Reading;
using Whence.Testing;

namespace Whence.Corpora.Tests.Reading;

public sealed class CorpusReaderTests : IDisposable
{
    private const string Good = """{"id":"a","source":"s","text":"One. Two."}""";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("corpus.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WholeDocument_HasEveryField()
    {
        Write("""
            {"id":"a","source":"s","title":"T","url":"u","licence":"MIT","date":"2024-05-18","split":"train",
            "text":"Hi."}
            """.ReplaceLineEndings(""));

        var document = Assert.Single(CorpusReader.Read(Path));

        Assert.Equal(
            new CorpusDocument(
                "a", "s", "Hi.", document.Chunks, "T", "u", "MIT", new DateOnly(2024, 5, 18), "train"),
            document);
        Assert.Equal([new CorpusChunk(0, 3)], document.Chunks);
    }

    [Fact]
    public void Read_GivenChunks_AreJoinedBySpaceExceptBeforeALineFeed()
    {
        Write("""{"id":"a","source":"s","chunks":[{"text":"One."},{"text":"Two."},{"text":"\nThree."}]}""");

        var document = Assert.Single(CorpusReader.Read(Path));

        Assert.Equal("One. Two.\nThree.", document.Text);
        Assert.Equal(["One.", "Two.", "\nThree."], document.Chunks.Select(document.TextOf));
    }

    [Fact]
    public void Read_Gzip_IsReadLikePlain()
    {
        CorpusFiles.WriteGzip(Path, Good + "\n" + Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));

        Assert.Equal(["a", "b"], CorpusReader.Read(Path).Select(document => document.Id));
    }

    [Fact]
    public void Read_GzipOfTwoMembers_IsReadToTheEnd()
    {
        CorpusFiles.WriteGzip(Path, Numbered(0));
        var first = File.ReadAllBytes(Path);
        CorpusFiles.WriteGzip(Path, Numbered(1));
        File.WriteAllBytes(Path, [.. first, .. File.ReadAllBytes(Path)]);

        Assert.Equal(["n0", "n1"], CorpusReader.Read(Path).Select(document => document.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(2000)]
    public void Read_TruncatedGzip_IsRefused(int missingBytes)
    {
        CorpusFiles.WriteGzip(Path, string.Concat(Enumerable.Range(0, 5000).Select(Numbered)));
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^missingBytes]);

        var fault = Assert.Throws<CorpusException>(() => CorpusReader.Read(Path).Count());

        Assert.Contains("ends early or is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinesLongerThanAnyBuffer_AreWhole()
    {
        List<int> lengths = [1, 70_000, 5, 300_000, 65_535];
        var texts = lengths.Select(length => new string('x', length)).ToArray();
        File.WriteAllText(Path, string.Join(
            '\n', texts.Select((text, i) => $$"""{"id":"{{i}}","source":"s","text":"{{text}}"}""")));

        Assert.Equal(texts, CorpusReader.Read(Path).Select(document => document.Text));
    }

    [Fact]
    public void Read_MarkOfByteOrderAndCarriageReturns_DoNotMatter()
    {
        File.WriteAllText(Path, Good + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("a", Assert.Single(CorpusReader.Read(Path)).Id);
    }

    [Fact]
    public void Next_UpToTheEnd_CountsLinesAndBytes()
    {
        Write(Good);
        using var reader = CorpusReader.Open(Path);

        while (reader.Next() is not null)
        {
        }

        Assert.Equal((1, reader.BytesTotal), (reader.Line, reader.BytesRead));
    }

    [Fact]
    public void Read_NoSourceButADefault_TakesTheDefault()
    {
        Write("""{"id":"a","text":"One."}""");

        var document = Assert.Single(CorpusReader.Read(Path, new() { DefaultSource = "web" }));

        Assert.Equal("web", document.Source);
    }

    [Theory]
    [InlineData("2024-05-18T23:30:00Z")]
    [InlineData("2024-05-18T09:30:00+02:00")]
    public void Read_DateWithATime_TakesItsDay(string date)
    {
        Write($$"""{"id":"a","source":"s","text":"One.","license":"MIT","date":"{{date}}"}""");

        var document = Assert.Single(CorpusReader.Read(Path));

        Assert.Equal((new DateOnly(2024, 5, 18), "MIT"), (document.Date, document.Licence));
    }

    [Theory]
    [InlineData("", "it is empty; remove it")]
    [InlineData("   ", "it is empty; remove it")]
    [InlineData("{", "not one JSON object")]
    [InlineData("{} {}", "not one JSON object")]
    [InlineData("[1]", "it holds array")]
    [InlineData("""{"id":"b","id":"c","source":"s","text":"x"}""", "each property once")]
    [InlineData("""{"source":"s","text":"x"}""", "no 'id'")]
    [InlineData("""{"id":"","source":"s","text":"x"}""", "'id' is empty")]
    [InlineData("""{"id":7,"source":"s","text":"x"}""", "'id' is no string")]
    [InlineData("""{"id":"b","text":"x"}""", "no 'source'")]
    [InlineData("""{"id":"b","source":"s"}""", "neither 'text' nor 'chunks'")]
    [InlineData("""{"id":"b","source":"s","text":"x","chunks":[{"text":"x"}]}""", "both 'text' and 'chunks'")]
    [InlineData("""{"id":"b","source":"s","text":" \n "}""", "white space alone")]
    [InlineData("""{"id":"b","source":"s","chunks":[]}""", "'chunks' is no list")]
    [InlineData("""{"id":"b","source":"s","chunks":[{"text":"x"},{}]}""", "chunk 1 has no 'text'")]
    [InlineData("""{"id":"b","source":"s","chunks":[3]}""", "chunk 0 has no 'text'")]
    [InlineData("""{"id":"b","source":"s","text":"x","date":"18/5/2024"}""", "the 'date' is '18/5/2024'")]
    [InlineData("""{"id":"b","source":"s","text":"x","date":"2024-02-30"}""", "the 'date' is '2024-02-30'")]
    [InlineData("""{"id":"b","source":"s","text":"x","licence":"A","license":"B"}""", "'licence' is 'A'")]
    [InlineData("""{"id":"b","source":"s","text":"\ud83d!"}""", "half of a surrogate pair")]
    [InlineData("""{"id":"a","source":"s","text":"x"}""", "the id 'a' was there before")]
    public void Read_FaultyLine_NamesLineAndFault(string line, string words)
    {
        File.WriteAllText(Path, Good + "\n" + line + "\n" + Numbered(1));

        var fault = Assert.Throws<CorpusException>(() => CorpusReader.Read(Path).Count());

        Assert.Equal(2, fault.Line);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path}: line 2: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LineThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(Path, [.. """{"id":"a","source":"s","text":"x"""u8, 0xff, .. "\"}"u8]);

        var fault = Assert.Throws<CorpusException>(() => CorpusReader.Read(Path).Count());

        Assert.Contains("not UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void Read_LineAboveTheLimit_IsRefused(string ending)
    {
        File.WriteAllText(Path, Good + ending);

        var fault = Assert.Throws<CorpusException>(
            () => CorpusReader.Read(Path, new() { LineBytesMax = Good.Length - 1 }).Count());

        Assert.Contains($"longer than {Good.Length - 1} bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysWhatToGive()
    {
        var fault = Assert.Throws<CorpusException>(() => CorpusReader.Read(Path).Count());

        Assert.Contains("give a file of JSON Lines", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RandomlyBrokenFiles_GivesDocumentsOrOneFault()
    {
        var whole = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4).Select(Numbered)));
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var broken = whole.ToArray();
            for (var change = 0; change < 3; change++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path, broken);
            var fault = Record.Exception(() => CorpusReader.Read(Path).Count());

            Assert.True(fault is null or CorpusException, $"seed {seed}: {fault}");
        }
    }

    private static string Numbered(int number) =>
        $$"""{"id":"n{{number}}","source":"s","title":"T{{number * 7919}}","text":"Text {{number}}."}""" + "\n";

    private void Write(string line) => File.WriteAllText(Path, line.Trim() + "\n");
}
