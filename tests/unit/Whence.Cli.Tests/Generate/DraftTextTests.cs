using Whence.Cli.Generate;
using Whence.Text;

namespace Whence.Cli.Tests.Generate;

public class DraftTextTests
{
    private static readonly Tokenizer Tokenizer = VocabularyTrainer.Train(["the keeper"], 280);

    [Fact]
    public void Answer_HolesBetweenTokens_ShowAsDots()
    {
        var ids = Tokenizer.Encode("keeper");
        int[] tokens = [Tokenizer.Mask, .. ids, Tokenizer.EndOfChunk, Tokenizer.Mask, Tokenizer.Mask];
        Assert.Equal("·keeper··", new DraftText(Tokenizer, 0).Answer(tokens));
    }

    [Fact]
    public void Answer_EverythingDecided_IsTheText() =>
        Assert.Equal("the keeper", new DraftText(Tokenizer, 0).Answer(Tokenizer.Encode("the keeper")));

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(2, 4, 15)]
    [InlineData(4, 4, 30)]
    public void Bar_Steps_FillInProportion(int step, int steps, int filled)
    {
        var bar = StepBar.Text(step, steps);
        Assert.Equal(filled, bar.Count(character => character == '━'));
        Assert.Equal(30 - filled, bar.Count(character => character == '┄'));
        Assert.EndsWith($"step {step} of {steps}", bar, StringComparison.Ordinal);
    }
}
