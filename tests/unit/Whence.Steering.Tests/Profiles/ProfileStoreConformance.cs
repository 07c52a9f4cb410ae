using Whence.Steering.Profiles;

namespace Whence.Steering.Tests.Profiles;

/// <summary>What every store of profiles does; derive from it and make the store.</summary>
public abstract class ProfileStoreConformance
{
    [Fact]
    public async Task AppendAsync_FirstOfItsName_IsVersionOne()
    {
        var store = Store();
        var stored = await store.AppendAsync(Profile("courteous") with { Version = 7 });
        Assert.Equal(1, stored.Version);
        Same(stored, (await store.FindAsync("courteous"))!);
    }

    [Fact]
    public async Task AppendAsync_Again_KeepsTheEarlierVersion()
    {
        var store = Store();
        var first = await store.AppendAsync(Profile("courteous"));
        var second = await store.AppendAsync(Profile("courteous") with { Description = "warmer" });
        Assert.Equal(2, second.Version);
        Same(first, (await store.FindAsync("courteous", 1))!);
        Same(second, (await store.FindAsync("courteous"))!);
        Assert.Equal([1, 2], await store.VersionsAsync("courteous"));
    }

    [Fact]
    public async Task AppendAsync_ManyAtOnce_GivesEachItsOwnVersion()
    {
        var store = Store();
        var stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => store.AppendAsync(Profile("shared") with { Description = $"writer {i}" }))));
        Assert.Equal(Enumerable.Range(1, 12), stored.Select(profile => profile.Version).Order());
        foreach (var profile in stored)
        {
            Assert.Equal(profile.Description, (await store.FindAsync("shared", profile.Version))!.Description);
        }
    }

    [Fact]
    public async Task FindAsync_UnknownNameOrVersion_ReturnsNull()
    {
        var store = Store();
        await store.AppendAsync(Profile("courteous"));
        Assert.Null(await store.FindAsync("hostile"));
        Assert.Null(await store.FindAsync("courteous", 2));
        Assert.Null(await store.FindAsync("courteous", 0));
        Assert.Empty(await store.VersionsAsync("hostile"));
    }

    [Fact]
    public async Task ListAsync_SeveralProfiles_ReturnsTheLatestOfEachByName()
    {
        var store = Store();
        await store.AppendAsync(Profile("b"));
        await store.AppendAsync(Profile("a"));
        await store.AppendAsync(Profile("b"));
        Assert.Equal([("a", 1), ("b", 2)], (await store.ListAsync()).Select(p => (p.Name, p.Version)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("Upper")]
    [InlineData("-first")]
    [InlineData("line\n")]
    public async Task AppendAsync_UnsafeName_IsRefused(string name)
    {
        var error = await Assert.ThrowsAsync<ProfileException>(() => Store().AppendAsync(Profile(name)));
        Assert.Equal("name", error.Parameter);
    }

    [Fact]
    public async Task FindAsync_UnsafeName_IsRefused() =>
        await Assert.ThrowsAsync<ProfileException>(() => Store().FindAsync("../courteous"));

    /// <summary>Makes an empty store.</summary>
    protected abstract IProfileStore Store();

    private static SteeringProfile Profile(string name) => new()
    {
        Name = name,
        Description = "kind words",
        Entries = [new ProfileEntry(new ProfileConcept { Id = 1, Name = "polite" }, 1.5f)],
        Amplify = [new ProfilePush(new ProfileConcept { Name = "polite" }, 2)],
        Rules =
        [
            new ProfileRule
            {
                Name = "stop", When = new ProfileConcept { Id = 0 }, Threshold = 0.75f, Abort = true,
            },
        ],
    };

    private static void Same(SteeringProfile expected, SteeringProfile actual) =>
        Assert.Equal(ProfileJson.Write(expected), ProfileJson.Write(actual));
}
