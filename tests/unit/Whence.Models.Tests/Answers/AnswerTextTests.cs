using System.Text;
using Whence.Models.Answers;
using Whence.Text;

namespace Whence.Models.Tests.Answers;

public class AnswerTextTests
{
    private static readonly Tokenizer Bytes = VocabularyTrainer.Train(["ab"], 264);

    [Fact]
    public void Characters_CharacterAcrossABorder_BelongsToTheLaterSide()
    {
        // "a😀b" with an end of chunk inside the four bytes of the emoji.
        var bytes = Ids("a😀b");
        int[] answer = [.. bytes[..3], Bytes.EndOfChunk, .. bytes[3..]];
        var text = new AnswerText(Bytes, answer, [.. Enumerable.Range(10, answer.Length)]);
        Assert.Equal("a😀b", text.Text);
        Assert.Equal((0, 1), text.Characters(10, 13));
        Assert.Equal((1, 4), text.Characters(14, 17));
    }

    [Fact]
    public void Characters_UnfinishedCharacterAtTheEnd_BelongsToTheLastToken()
    {
        var answer = Ids("ä")[..1];
        var text = new AnswerText(Bytes, answer, [7]);
        Assert.Equal("\uFFFD", text.Text);
        Assert.Equal((0, 1), text.Characters(7, 8));
    }

    [Fact]
    public void Text_RandomTokens_EqualsDecodingAtOnceAndIsCoveredByItsSlices()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var answer = Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(Bytes.VocabularySize)).ToArray();
            var text = new AnswerText(Bytes, answer, [.. Enumerable.Range(0, answer.Length)]);
            var slices = answer.Select((_, i) => text.Characters(i, i + 1)).ToList();
            var joined = string.Concat(slices.Select(slice => text.Text[slice.Start..slice.End]));
            Assert.True(Bytes.Decode(answer) == text.Text && joined == text.Text, $"seed {seed}");
        }
    }

    [Fact]
    public void Text_NoTokens_IsEmpty()
    {
        var text = new AnswerText(Bytes, [], []);
        Assert.Equal("", text.Text);
        Assert.Equal((0, 0), text.Characters(0, 5));
    }

    private static int[] Ids(string text) =>
        [.. Encoding.UTF8.GetBytes(text).SelectMany(value => Enumerable.Range(0, 256).Where(id =>
            Bytes.DecodeBytes([id]) is [var only] && only == value))];
}
