using Whence.Generations.OpenAi;

namespace Whence.Generations.Tests.OpenAi;

public sealed class StopTextTests
{
    [Fact]
    public void Push_StopAcrossPieces_IsNotShown()
    {
        var stop = new StopText(["END"]);

        Assert.Equal("one ", stop.Push("one E"));
        Assert.Equal("", stop.Push("N"));
        Assert.Equal("", stop.Push("D two"));
        Assert.True(stop.IsStopped);
        Assert.Equal("", stop.Flush());
    }

    [Fact]
    public void Push_FalseBeginning_IsShownLater()
    {
        var stop = new StopText(["END"]);

        Assert.Equal("", stop.Push("EN"));
        Assert.Equal("ENEX", stop.Push("EX"));
    }

    [Fact]
    public void Push_AnyCut_ShowsWhatTheWholeTextShows()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var text = Word(random, 30);
            string[] stops = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word(random, random.Next(1, 5)))];
            var filter = new StopText(stops);
            var shown = "";
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(random.Next(1, 6), text.Length - at);
                shown += filter.Push(text.Substring(at, length));
                at += length;
            }

            shown += filter.Flush();
            Assert.True(Expected(text, stops) == shown, $"seed {seed}: {text} with {string.Join('|', stops)}: {shown}");
        }
    }

    // The stop that is complete first ends the text where it begins.
    private static string Expected(string text, string[] stops)
    {
        for (var end = 1; end <= text.Length; end++)
        {
            var starts = stops.Where(stop => text[..end].EndsWith(stop, StringComparison.Ordinal))
                .Select(stop => end - stop.Length).ToList();
            if (starts.Count > 0)
            {
                return text[..starts.Min()];
            }
        }

        return text;
    }

    private static string Word(Random random, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => "ab"[random.Next(2)])]);
}
