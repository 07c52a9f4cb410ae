using Whence.Corpora.Reading;

namespace Whence.Corpora.Tests.Reading;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("He left.| She stayed.|")]
    [InlineData("He said \"no.\"| Then he left!|")]
    [InlineData("What?!| Yes…| Well.|")]
    [InlineData("J. Smith came at 3.14 p.m. today.|")]
    [InlineData("One|\nTwo|\r|\nThree|")]
    [InlineData("一つ。|二つ！|three|")]
    [InlineData("no end|")]
    [InlineData("|")]
    public void EndsAt_Text_EndsAtTheBars(string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        var ends = Enumerable.Range(0, text.Length + 1).Where(offset => Sentences.EndsAt(text, offset)).Reverse();

        var found = ends.Aggregate(text, (now, end) => now.Insert(end, "|"));

        Assert.Equal(text.Length == 0 ? "" : marked, found);
    }
}
