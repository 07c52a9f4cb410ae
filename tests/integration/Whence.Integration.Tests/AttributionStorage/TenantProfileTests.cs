using Whence.Engine.Concepts;
using Whence.Integration.Tests.DecodingStorage;
using Whence.Steering.Profiles;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>What every store of profiles promises.</summary>
public sealed class TenantProfileTests
{
    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Append_Versions_AreNumberedAndKept(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var store = host.Profiles.Of("a");
        var first = await store.AppendAsync(Profile("calm", 0.5f));
        var second = await store.AppendAsync(Profile("calm", 2));

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(ProfileJson.Write(second), ProfileJson.Write((await store.FindAsync("calm"))!));
        Assert.Equal(ProfileJson.Write(first), ProfileJson.Write((await store.FindAsync("calm", 1))!));
        Assert.Null(await store.FindAsync("calm", 3));
        Assert.Null(await store.FindAsync("unknown"));
        Assert.Equal([1, 2], await store.VersionsAsync("calm"));
        Assert.Empty(await store.VersionsAsync("unknown"));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Append_ManyAtOnce_LeavesNoGap(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var store = host.Profiles.Of("a");
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(async () => (await store.AppendAsync(Profile("calm", i))).Version)));
        Assert.Equal(Enumerable.Range(1, 8), versions.Order());
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task List_OfATenant_HoldsItsLatestVersionsAlone(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var store = host.Profiles.Of("a");
        await store.AppendAsync(Profile("calm", 1));
        await store.AppendAsync(Profile("calm", 2));
        await store.AppendAsync(Profile("bold-2", 3));
        await host.Profiles.Of("b").AppendAsync(Profile("other", 4));

        Assert.Equal([("bold-2", 1), ("calm", 2)], (await store.ListAsync()).Select(one => (one.Name, one.Version)));
        Assert.Null(await host.Profiles.Of("b").FindAsync("calm"));
    }

    [Theory]
    [MemoryStore]
    [PostgresStore]
    public async Task Append_ProfileThatIsNotSound_IsRefused(bool postgres)
    {
        await using var host = await ExplanationStoreHost.StartAsync(postgres);
        var store = host.Profiles.Of("a");
        await Assert.ThrowsAsync<ProfileException>(() => store.AppendAsync(Profile("calm", 11)));
        await Assert.ThrowsAsync<ProfileException>(() => store.AppendAsync(Profile("../calm", 1)));
        await Assert.ThrowsAsync<ProfileException>(() => store.FindAsync("a/b"));
        Assert.Empty(await store.ListAsync());
    }

    private static SteeringProfile Profile(string name, float multiplier) => new()
    {
        Name = name,
        Entries = [new ProfileEntry(new ProfileConcept { Kind = ConceptKind.Known, Id = 2 }, multiplier)],
    };
}
