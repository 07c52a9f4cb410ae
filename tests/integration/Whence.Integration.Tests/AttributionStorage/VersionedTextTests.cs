using Whence.Attribution.Versions;
using Whence.Integration.Tests.DecodingStorage;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>What every store of versions promises.</summary>
public sealed class VersionedTextTests
{
    private const VersionedKind Kind = VersionedKind.SafeSet;

    private static readonly VersionLimits Room = new(100, 100);
    private static readonly VersionLimits Room2 = new(2, 2);
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Append_Versions_AreNumberedAndKept(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var first = await host.Texts.AppendAsync(Kind, "a", "desk", version => $"content {version}", None);
        var second = await host.Texts.AppendAsync(Kind, "a", "desk", _ => "it's \"new\" 😀", None);

        Assert.Equal((new VersionedText("desk", 1, "content 1"), 2), (first, second.Version));
        Assert.Equal(first, await host.Texts.FindAsync(Kind, "a", "desk", 1, None));
        Assert.Equal(second, await host.Texts.FindAsync(Kind, "a", "desk", null, None));
        Assert.Null(await host.Texts.FindAsync(Kind, "a", "desk", 3, None));
        Assert.Null(await host.Texts.FindAsync(Kind, "a", "unknown", null, None));
        Assert.Equal([1, 2], await host.Texts.VersionsAsync(Kind, "a", "desk", None));
        Assert.Empty(await host.Texts.VersionsAsync(Kind, "a", "unknown", None));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Append_ManyAtOnce_LeavesNoGap(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () => (await host.Texts.AppendAsync(Kind, "a", "desk", number => $"{number}", None)).Version)));
        Assert.Equal(Enumerable.Range(1, 8), versions.Order());
        Assert.Equal("8", (await host.Texts.FindAsync(Kind, "a", "desk", null, None))!.Content);
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Put_SameAtOnce_IsOneVersion(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => host.Texts.PutAsync(Kind, "a", "desk", version => $"{version} same", Room, None))));
        Assert.All(results, result => Assert.Equal(new VersionedText("desk", 1, "1 same"), result.Text));
        Assert.Single(results, result => result.IsNew);
        var changed = await host.Texts.PutAsync(Kind, "a", "desk", version => $"{version} other", Room, None);
        var back = await host.Texts.PutAsync(Kind, "a", "desk", version => $"{version} same", Room, None);
        Assert.Equal((2, true, 3, true), (changed.Text!.Version, changed.IsNew, back.Text!.Version, back.IsNew));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Put_MoreThanThereIsRoomFor_IsRefused(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        foreach (var (name, content) in new[] { ("desk", "1"), ("desk", "2"), ("lamp", "1") })
        {
            Assert.True((await host.Texts.PutAsync(Kind, "a", name, _ => content, Room2, None)).IsNew);
        }

        Assert.Null((await host.Texts.PutAsync(Kind, "a", "desk", _ => "3", Room2, None)).Text);
        Assert.Null((await host.Texts.PutAsync(Kind, "a", "more", _ => "1", Room2, None)).Text);
        Assert.Equal(2, (await host.Texts.PutAsync(Kind, "a", "desk", _ => "2", Room2, None)).Text!.Version);
        Assert.True((await host.Texts.PutAsync(Kind, "b", "more", _ => "1", Room2, None)).IsNew);
        Assert.Equal(["desk", "lamp"], (await host.Texts.ListAsync(Kind, "a", None)).Select(text => text.Name));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task List_OfATenant_HoldsItsLatestVersionsOfTheKindAlone(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        await host.Texts.AppendAsync(Kind, "a", "desk", _ => "1", None);
        await host.Texts.AppendAsync(Kind, "a", "desk", _ => "2", None);
        await host.Texts.AppendAsync(Kind, "a", "bold-2", _ => "3", None);
        await host.Texts.AppendAsync(Kind, "b", "other", _ => "4", None);
        await host.Texts.AppendAsync(VersionedKind.Profile, "a", "calm", _ => "5", None);

        Assert.Equal(
            [new VersionedText("bold-2", 1, "3"), new VersionedText("desk", 2, "2")],
            await host.Texts.ListAsync(Kind, "a", None));
        Assert.Null(await host.Texts.FindAsync(Kind, "b", "desk", null, None));
        Assert.Null(await host.Texts.FindAsync(VersionedKind.Profile, "a", "desk", null, None));
    }
}
