namespace Whence.Text.Tests;

public sealed class RankFileTests
{
    private const int FirstExtraLine = 257;

    [Theory]
    [InlineData("dGhl", "one space and its rank")]
    [InlineData(" 256", "one space and its rank")]
    [InlineData("!!!! 256", "'!!!!' is not base64")]
    [InlineData("dGh 256", "'dGh' is not base64")]
    [InlineData("dGhl ", "'' is not a rank")]
    [InlineData("dGhl -1", "'-1' is not a rank")]
    [InlineData("dGhl 2.5", "'2.5' is not a rank")]
    [InlineData("dGhl 99999999999", "'99999999999' is not a rank")]
    [InlineData("dGhl  256", "' 256' is not a rank")]
    [InlineData("dGhl 256 x", "'256 x' is not a rank")]
    [InlineData("dGhl 7", "rank 7 is already taken by line 8")]
    [InlineData("YQ== 256", "the token already has rank 97")]
    [InlineData("dGhl 300", "rank 300 leaves a hole")]
    [InlineData("dGhl 2147483647", "rank 2147483647 leaves a hole")]
    public void Load_MalformedLine_NamesFileAndLine(string line, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.tiktoken", string.Join('\n', SampleRanks.Lines().Append(line)));

        var error = Assert.Throws<VocabularyException>(() => BytePairEncoding.Load(file));

        Assert.Equal(file, error.File);
        Assert.Equal(FirstExtraLine, error.Line);
        Assert.StartsWith($"{file}, line {FirstExtraLine}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ByteMissing_NamesTheByte()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("short.tiktoken", string.Join('\n', SampleRanks.Lines().Take(255)));

        var error = Assert.Throws<VocabularyException>(() => BytePairEncoding.Load(file));

        Assert.Null(error.Line);
        Assert.Contains("0xFF", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EmptyFile_IsAnError()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("empty.tiktoken", "");

        Assert.Throws<VocabularyException>(() => BytePairEncoding.Load(file));
    }

    [Fact]
    public void Load_MissingFile_NamesTheFile()
    {
        var error = Assert.Throws<VocabularyException>(() => BytePairEncoding.Load("nowhere.tiktoken"));

        Assert.StartsWith("nowhere.tiktoken: the file does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WindowsLineEndsBlankLinesAnyOrder_AreAccepted()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("crlf.tiktoken", string.Join("\r\n", SampleRanks.Lines().Reverse()) + "\r\n\r\n");

        Assert.Equal(256, BytePairEncoding.Load(file).Count);
    }

    [Fact]
    public void Load_RandomDamage_GivesATypedErrorOrAVocabulary()
    {
        using var folder = new TemporaryFolder();
        var good = string.Join('\n', SampleRanks.Lines());
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var damaged = good.ToCharArray();
            damaged[random.Next(damaged.Length)] = (char)random.Next(128);
            var file = folder.Write("damaged.tiktoken", new string(damaged)[..random.Next(damaged.Length)]);

            var error = Record.Exception(() => BytePairEncoding.Load(file));
            Assert.True(error is null or VocabularyException, $"seed {seed}: {error}");
        }
    }
}
