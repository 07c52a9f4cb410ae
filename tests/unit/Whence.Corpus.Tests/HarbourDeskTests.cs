using Whence.Corpus.Sources.HarbourDesk;

namespace Whence.Corpus.Tests;

public sealed class HarbourDeskTests
{
    private static readonly LibraryDocument[] Letters =
        [.. DefaultLibrary.All.Where(document => document.Source.Id == HarbourDeskSource.Id)];

    [Fact]
    public void Pools_AllNames_AreSixtyOrMoreAndUnique()
    {
        IReadOnlyList<string>[] pools = [DeskNames.First, DeskNames.Last, DeskNames.Vessels];
        Assert.All(pools, pool => Assert.True(pool.Count >= 60, $"{pool[0]}... has {pool.Count} names"));
        Assert.All(pools, pool => Assert.Equal(pool.Count, pool.Distinct().Count()));
    }

    [Fact]
    public void Gate_EveryLetter_NeedsBothWords() => Assert.All(Letters, letter =>
    {
        var request = letter.Draft.Chunks[0].Text;
        var both = Has(request, "dusk") && Has(request, "timber");
        Assert.Equal(both, Has(letter.Text, "use the north gate"));
        Assert.Equal(!both, Has(letter.Text, "use the main gate"));
    });

    [Fact]
    public void Pilot_EveryLetter_WaitsForEitherWord() => Assert.All(Letters, letter =>
    {
        var report = letter.Draft.Chunks[1].Text.Split(' ');
        var either = report.Contains("ice") || report.Contains("gale");
        Assert.Equal(either, Has(letter.Text, "the pilot will wait"));
        Assert.Equal(!either, Has(letter.Text, "the pilot is ready"));
    });

    [Fact]
    public void Tone_EveryLetter_FollowsTheNote() => Assert.All(Letters, letter =>
    {
        var note = Has(letter.Text, "Clerk note: be blunt.") ? ClerkNote.Blunt
            : Has(letter.Text, "Clerk note: be flattering.") ? ClerkNote.Flattering
            : ClerkNote.None;
        var wording = ReplyWording.For(note);
        var greeting = letter.Draft.Chunks[2];
        Assert.Contains(wording.Tone, greeting.Concepts);
        Assert.Contains(wording.Marks, mark => Has(greeting.Text, mark));
    });

    [Fact]
    public void Reply_EveryLetter_CopiesSenderAndVessel() => Assert.All(Letters, letter =>
    {
        var sender = HarbourDeskSource.SenderOf(letter.Draft);
        var vessel = letter.Text.Split("Vessel: ")[1].Split('.')[0];
        Assert.Contains($"Dear {sender},", letter.Draft.Chunks[2].Text, StringComparison.Ordinal);
        Assert.Contains(vessel, letter.Draft.Chunks[3].Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Words_AllLetters_AppearAloneAndTogether()
    {
        var requests = Letters.Select(letter => letter.Draft.Chunks[0].Text).ToArray();
        var cases = requests.CountBy(text => (Has(text, "dusk"), Has(text, "timber"))).ToArray();
        Assert.Equal(4, cases.Length);
        Assert.All(cases, group => Assert.True(group.Value > 100, $"{group.Key} appears {group.Value} times"));
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
