namespace Whence.Text.Tests;

public sealed class VocabularyFolderTests
{
    [Fact]
    public void Save_ThenOpen_GivesTheSameTokenizer()
    {
        using var folder = new TemporaryFolder();
        var saved = TestVocabulary.Tokenizer;
        var path = Path.Combine(folder.Path, "new", "vocabulary");
        saved.Save(path);

        var opened = Tokenizer.Open(path);

        Assert.Equal(saved.VocabularySize, opened.VocabularySize);
        Assert.Equal(saved.SpecialTokens, opened.SpecialTokens);
        foreach (var (name, text) in TestVocabulary.Texts(5))
        {
            Assert.True(saved.Encode(text).SequenceEqual(opened.Encode(text)), name);
        }
    }

    [Fact]
    public void Save_Twice_WritesTheSameBytes()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        TestVocabulary.Tokenizer.Save(first.Path);
        Tokenizer.Open(first.Path).Save(second.Path);

        foreach (var name in new[] { "tokenizer.json", "vocabulary.tiktoken" })
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(first.Path, name)), File.ReadAllBytes(Path.Combine(second.Path, name)));
        }
    }

    [Theory]
    [InlineData("{", "this is not JSON")]
    [InlineData("[]", "\"format\" must be \"whence-bpe-1\"")]
    [InlineData("{\"format\": 1}", "\"format\" must be \"whence-bpe-1\"")]
    [InlineData("{\"format\": \"whence-bpe-2\"}", "\"format\" must be \"whence-bpe-1\"")]
    [InlineData("{\"format\": \"whence-bpe-1\", \"pattern\": \"gpt2\"}", "\"pattern\" must be \"cl100k\"")]
    [InlineData("{\"format\": \"whence-bpe-1\", \"pattern\": \"cl100k\"}", "\"special_tokens\" must be an object")]
    public void Open_MalformedDescription_SaysWhatToWrite(string json, string problem)
    {
        var error = OpenWith(json);

        Assert.EndsWith("tokenizer.json", error.File, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"<|pad|>\": 255", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": -1", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": \"256\"", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": 256.5", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": 2147483647", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": 256, \"<|bos|>\": 256", "special token \"<|bos|>\" needs")]
    [InlineData("\"<|pad|>\": 256, \"<|pad|>\": 257", "special token \"<|pad|>\" needs")]
    [InlineData("\"<|pad|>\": 256", "special token \"<|bos|>\" is missing")]
    public void Open_BadSpecialTokens_NamesTheToken(string tokens, string problem)
    {
        var json = "{\"format\": \"whence-bpe-1\", \"pattern\": \"cl100k\", \"special_tokens\": {" + tokens + "}}";

        Assert.Contains(problem, OpenWith(json).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NotJson_NamesTheLine() => Assert.Equal(3, OpenWith("{\n\"a\": 1,\n?").Line);

    [Fact]
    public void Open_MissingFiles_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("tokenizer.json", Assert.Throws<VocabularyException>(() => Tokenizer.Open(folder.Path)).File);

        TestVocabulary.Tokenizer.Save(folder.Path);
        File.Delete(Path.Combine(folder.Path, "vocabulary.tiktoken"));
        Assert.Contains("tiktoken", Assert.Throws<VocabularyException>(() => Tokenizer.Open(folder.Path)).File);
    }

    private static VocabularyException OpenWith(string json)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", json);
        folder.Write("vocabulary.tiktoken", string.Join('\n', SampleRanks.Lines()));
        return Assert.Throws<VocabularyException>(() => Tokenizer.Open(folder.Path));
    }
}
