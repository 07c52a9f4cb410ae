using Whence.Steering.Profiles;

namespace Whence.Steering.Tests.Profiles;

/// <summary>What every store of profiles does; derive from it, make the store, and run each promise.</summary>
public abstract class ProfileStoreConformance
{
    private static readonly string[] UnsafeNames = ["", "../up", "a/b", ".hidden", "Upper", "-first", "line\n"];

    /// <summary>Gets the names of the promises.</summary>
    public static TheoryData<string> Promises =>
    [
        nameof(FirstOfItsName_IsVersionOneAsync), nameof(AppendAgain_KeepsTheEarlierVersionAsync),
        nameof(ManyAtOnce_GiveEachItsOwnVersionAsync), nameof(UnknownNameOrVersion_IsNullAsync),
        nameof(List_IsTheLatestOfEachByNameAsync), nameof(WhatIsNotSound_IsRefusedAsync),
    ];

    /// <summary>Fails unless an empty store keeps the promise.</summary>
    protected async Task KeepAsync(string promise)
    {
        var store = await StoreAsync();
        await (promise switch
        {
            nameof(FirstOfItsName_IsVersionOneAsync) => FirstOfItsName_IsVersionOneAsync(store),
            nameof(AppendAgain_KeepsTheEarlierVersionAsync) => AppendAgain_KeepsTheEarlierVersionAsync(store),
            nameof(ManyAtOnce_GiveEachItsOwnVersionAsync) => ManyAtOnce_GiveEachItsOwnVersionAsync(store),
            nameof(UnknownNameOrVersion_IsNullAsync) => UnknownNameOrVersion_IsNullAsync(store),
            nameof(List_IsTheLatestOfEachByNameAsync) => List_IsTheLatestOfEachByNameAsync(store),
            nameof(WhatIsNotSound_IsRefusedAsync) => WhatIsNotSound_IsRefusedAsync(store),
            _ => throw new ArgumentException($"There is no promise {promise}.", nameof(promise)),
        });
    }

    /// <summary>Makes an empty store.</summary>
    protected abstract Task<IProfileStore> StoreAsync();

    private static async Task FirstOfItsName_IsVersionOneAsync(IProfileStore store)
    {
        var stored = await store.AppendAsync(Profile("courteous") with { Version = 7 });
        Assert.Equal(1, stored.Version);
        Same(stored, (await store.FindAsync("courteous"))!);
    }

    private static async Task AppendAgain_KeepsTheEarlierVersionAsync(IProfileStore store)
    {
        var first = await store.AppendAsync(Profile("courteous"));
        var second = await store.AppendAsync(Profile("courteous") with { Description = "warmer" });
        Assert.Equal(2, second.Version);
        Same(first, (await store.FindAsync("courteous", 1))!);
        Same(second, (await store.FindAsync("courteous"))!);
        Assert.Equal([1, 2], await store.VersionsAsync("courteous"));
    }

    private static async Task ManyAtOnce_GiveEachItsOwnVersionAsync(IProfileStore store)
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => store.AppendAsync(Profile("shared") with { Description = $"writer {i}" }))));
        Assert.Equal(Enumerable.Range(1, 12), stored.Select(profile => profile.Version).Order());
        foreach (var profile in stored)
        {
            Assert.Equal(profile.Description, (await store.FindAsync("shared", profile.Version))!.Description);
        }
    }

    private static async Task UnknownNameOrVersion_IsNullAsync(IProfileStore store)
    {
        await store.AppendAsync(Profile("courteous"));
        Assert.Null(await store.FindAsync("hostile"));
        Assert.Null(await store.FindAsync("courteous", 2));
        Assert.Null(await store.FindAsync("courteous", 0));
        Assert.Empty(await store.VersionsAsync("hostile"));
    }

    private static async Task List_IsTheLatestOfEachByNameAsync(IProfileStore store)
    {
        await store.AppendAsync(Profile("b"));
        await store.AppendAsync(Profile("a-2"));
        await store.AppendAsync(Profile("b"));
        Assert.Equal([("a-2", 1), ("b", 2)], (await store.ListAsync()).Select(p => (p.Name, p.Version)));
    }

    private static async Task WhatIsNotSound_IsRefusedAsync(IProfileStore store)
    {
        foreach (var name in UnsafeNames)
        {
            var error = await Assert.ThrowsAsync<ProfileException>(() => store.AppendAsync(Profile(name)));
            Assert.Equal("name", error.Parameter);
            await Assert.ThrowsAsync<ProfileException>(() => store.FindAsync(name));
        }

        var much = new ProfileEntry(new ProfileConcept { Id = 1 }, 11);
        await Assert.ThrowsAsync<ProfileException>(() => store.AppendAsync(Profile("a") with { Entries = [much] }));
        Assert.Empty(await store.ListAsync());
    }

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
