namespace Whence.Text.Tests;

public sealed class Cl100kTests
{
    [Fact]
    public void Load_BaseModel_HasSteerlingsIds()
    {
        using var folder = new TemporaryFolder();
        var tokenizer = Cl100k.Load(WriteRanks(folder, Cl100k.RankCount), instruct: false);

        Assert.Equal(100281, tokenizer.VocabularySize);
        Assert.Equal(
            (100277, 100278, 100257, 100279, 100280),
            (tokenizer.Pad, tokenizer.Bos, tokenizer.Eos, tokenizer.EndOfChunk, tokenizer.Mask));
        Assert.Equal(100276, tokenizer.SpecialTokens["<|endofprompt|>"]);
        Assert.Null(tokenizer.EndOfTurn);
        Assert.Equal(9, tokenizer.SpecialTokens.Count);
    }

    [Fact]
    public void Load_InstructModel_AddsTheChatIds()
    {
        using var folder = new TemporaryFolder();
        var tokenizer = Cl100k.Load(WriteRanks(folder, Cl100k.RankCount), instruct: true);

        Assert.Equal(100284, tokenizer.VocabularySize);
        Assert.Equal(
            (100281, 100282, 100283), (tokenizer.StartHeader, tokenizer.EndHeader, tokenizer.EndOfTurn));
    }

    [Theory]
    [InlineData(100256)]
    [InlineData(100261)]
    [InlineData(100275)]
    public void Decode_UnassignedId_IsSpecialAndHasNoText(int id)
    {
        using var folder = new TemporaryFolder();
        var tokenizer = Cl100k.Load(WriteRanks(folder, Cl100k.RankCount), instruct: false);

        Assert.True(tokenizer.IsSpecial(id));
        Assert.Equal("", tokenizer.Decode([id]));
        Assert.Equal($"<|unassigned_{id}|>", tokenizer.TokenText(id));
    }

    [Fact]
    public void Load_OtherNumberOfRanks_SaysWhichFileToGive()
    {
        using var folder = new TemporaryFolder();
        var file = WriteRanks(folder, 50256);

        var error = Assert.Throws<VocabularyException>(() => Cl100k.Load(file, instruct: false));

        Assert.Equal(file, error.File);
        Assert.Contains("has 50256 ranks; give the file of cl100k_base", error.Message, StringComparison.Ordinal);
    }

    // As many tokens as cl100k has, but invented: three bytes that count up.
    private static string WriteRanks(TemporaryFolder folder, int count)
    {
        var invented = Enumerable.Range(256, count - 256).Select(rank => Convert.ToBase64String(
            [(byte)(rank >> 16), (byte)(rank >> 8), (byte)rank]) + $" {rank}");
        return folder.Write("ranks.tiktoken", string.Join('\n', SampleRanks.Lines().Concat(invented)));
    }
}
