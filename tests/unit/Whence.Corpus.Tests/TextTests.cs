using System.Text.RegularExpressions;

namespace Whence.Corpus.Tests;

public sealed partial class TextTests
{
    [Fact]
    public void Text_EveryDocument_IsPlainAscii() =>
        Assert.Empty(Offenders(text => text.Any(c => c != '\n' && c is < ' ' or > '~')));

    [Fact]
    public void Text_EveryDocument_HasNoUnfilledSlot() =>
        Assert.Empty(Offenders(text => text.Contains('{') || text.Contains('}')));

    [Fact]
    public void Text_EveryDocument_HasNoDoubledWord() => Assert.Empty(Offenders(DoubledWord().IsMatch));

    [Fact]
    public void Text_EveryDocument_UsesTheRightArticle() => Assert.Empty(Offenders(WrongArticle().IsMatch));

    [Fact]
    public void Text_EveryDocument_IsSpacedAndCapitalised() =>
        Assert.Empty(Offenders(text => BadSpacing().IsMatch(text) || SmallStart().IsMatch(text)));

    [Fact]
    public void Text_EveryDocument_HasNinetyToTwoHundredWordsOrSo() =>
        Assert.Empty(Offenders(text => WordCount(text) is < 90 or > 210));

    [Fact]
    public void Chunks_EveryDocument_AreFourToEight() => Assert.DoesNotContain(
        DefaultLibrary.All, document => document.Draft.Chunks.Count is < 4 or > 8);

    [Fact]
    public void Chunks_EveryDocument_HaveTwelveToFortyWordsAndEndASentence()
    {
        var chunks = DefaultLibrary.All.SelectMany(document => document.Draft.Chunks).Select(chunk => chunk.Text);
        Assert.DoesNotContain(chunks, text => WordCount(text) is < 12 or > 40 || !".!?".Contains(text[^1]));
    }

    [Fact]
    public void FirstWords_EverySource_MakeTheSourceRecognisable()
    {
        foreach (var source in DefaultLibrary.All.GroupBy(document => document.Source.Id))
        {
            var starts = source.CountBy(document => string.Join(' ', document.Text.Split(' ', '\n').Take(2)));
            Assert.True(starts.Count() <= 3, $"{source.Key} begins in {starts.Count()} ways.");
        }
    }

    private static string[] Offenders(Func<string, bool> isBad) =>
    [
        .. DefaultLibrary.All.Where(document => isBad(document.Text))
            .Take(5)
            .Select(document => $"{document.Id}: {document.Text}"),
    ];

    private static int WordCount(string text) => text.Split(' ', '\n').Count(word => word.Length > 0);

    [GeneratedRegex(@"\b(\w+) \1\b", RegexOptions.IgnoreCase)]
    private static partial Regex DoubledWord();

    // "a user" and "an honest hour" are said by their sound.
    [GeneratedRegex(@"\b(a (?!us|one)[aeiou]|an (?!hour|hon|heir)[^aeiou])", RegexOptions.IgnoreCase)]
    private static partial Regex WrongArticle();

    [GeneratedRegex("  | [,.;:!?]|[.!?][A-Za-z]| \n|\n ")]
    private static partial Regex BadSpacing();

    [GeneratedRegex("^[^A-Z\"]|[.!?] [a-z]")]
    private static partial Regex SmallStart();
}
