using Whence.Engine.Configuration;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Which decided tokens are text, and why the text ends.</summary>
public sealed class AnswerReaderTests
{
    private static readonly SpecialTokens Special = TinyModels.Instruct.Tokens;

    [Fact]
    public void Push_MaskAndEndOfText_AreSkipped()
    {
        var reader = new AnswerReader(Special, []);
        Assert.Equal([1, 2, 3], Text(reader, [1, Special.Mask, 2, Special.EndOfText, 3]));
        Assert.False(reader.IsEnded);
        Assert.Equal(StopReason.Length, reader.StopReason);
    }

    [Fact]
    public void Push_StopToken_EndsTheText()
    {
        var reader = new AnswerReader(Special, [2]);
        Assert.Equal([1], Text(reader, [1, 2, 3]));
        Assert.True(reader.IsEnded);
        Assert.Equal(StopReason.Stop, reader.StopReason);
    }

    [Fact]
    public void Push_EndOfTurn_EndsTheText()
    {
        var reader = new AnswerReader(Special, []);
        Assert.Equal([4], Text(reader, [4, Special.EndOfTurn!.Value, 5]));
        Assert.Equal(StopReason.Stop, reader.StopReason);
    }

    [Fact]
    public void Push_EndOfTextAsStopToken_StopsWithoutEndingTheText()
    {
        var reader = new AnswerReader(Special, [Special.EndOfText]);
        Assert.Equal([1, 2], Text(reader, [1, Special.EndOfText, 2]));
        Assert.Equal(StopReason.Stop, reader.StopReason);
    }

    private static IEnumerable<int> Text(AnswerReader reader, IEnumerable<int> tokens) =>
        [.. tokens.Where(reader.Push)];
}
