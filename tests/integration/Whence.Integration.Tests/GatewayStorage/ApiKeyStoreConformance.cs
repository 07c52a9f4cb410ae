using Whence.Integration.Tests.Persistence;
using Whence.Keys;

namespace Whence.Integration.Tests.GatewayStorage;

/// <summary>What every store of keys promises.</summary>
public abstract class ApiKeyStoreConformance : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private IApiKeyStore _store = null!;

    public async Task InitializeAsync()
    {
        if (await OpenAsync() is { } store)
        {
            _store = store;
        }
    }

    public abstract Task DisposeAsync();

    [BackendFact]
    public async Task Find_AddedKey_GivesBackAllOfIt()
    {
        var order = new KeyOrder(
            "acme", ["generate", "audit.read"], new KeyLimits(60, 4, 3_000_000_000), Now.AddDays(90));
        var record = order.Issue(Now).Record;
        await _store.AddAsync(record, default);
        Same(record, await _store.FindAsync(record.Id, default));
        var bare = await AddAsync("acme", Now);
        Same(bare, await _store.FindAsync(bare.Id, default));
    }

    [BackendFact]
    public async Task Find_UnknownId_GivesNothing() =>
        Assert.Null(await _store.FindAsync("0123456789abcdef", default));

    [BackendFact]
    public async Task Add_TheSameIdTwice_IsRefused()
    {
        var record = await AddAsync("acme", Now);
        await Assert.ThrowsAsync<KeyException>(() => _store.AddAsync(record with { Tenant = "other" }, default));
        Assert.Equal("acme", (await _store.FindAsync(record.Id, default))!.Tenant);
    }

    [BackendFact]
    public async Task List_ByTenant_GivesThatTenantsKeysTheOldestFirst()
    {
        var second = await AddAsync("acme", Now.AddSeconds(1));
        var first = await AddAsync("acme", Now);
        var other = await AddAsync("other", Now);
        Assert.Equal([first.Id, second.Id], (await _store.ListAsync("acme", default)).Select(key => key.Id));
        Assert.Equal(3, (await _store.ListAsync(null, default)).Count);
        Assert.Equal(other.Id, (await _store.ListAsync("other", default)).Single().Id);
        Assert.Empty(await _store.ListAsync("nobody", default));
    }

    [BackendFact]
    public async Task Revoke_Twice_KeepsTheFirstMoment()
    {
        var record = await AddAsync("acme", Now);
        Assert.True(await _store.RevokeAsync(record.Id, Now.AddSeconds(1), default));
        Assert.True(await _store.RevokeAsync(record.Id, Now.AddSeconds(2), default));
        var revoked = await _store.FindAsync(record.Id, default);
        Assert.Equal((Now.AddSeconds(1), "revoked"), (revoked!.RevokedAt, revoked.StateAt(Now)));
        Assert.False(await _store.RevokeAsync("0123456789abcdef", Now, default));
    }

    [BackendFact]
    public async Task Touch_EarlierMomentOrUnknownKey_ChangesNothing()
    {
        var (one, two) = (await AddAsync("acme", Now), await AddAsync("acme", Now));
        await TouchAsync((one.Id, Now.AddMinutes(2)), ("0123456789abcdef", Now));
        await TouchAsync((one.Id, Now.AddMinutes(1)), (two.Id, Now.AddMinutes(1)));
        Assert.Equal(Now.AddMinutes(2), (await _store.FindAsync(one.Id, default))!.LastUsedAt);
        Assert.Equal(Now.AddMinutes(1), (await _store.FindAsync(two.Id, default))!.LastUsedAt);
        await TouchAsync();
    }

    [BackendFact]
    public async Task Change_ByManyAtOnce_LosesNothing()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AddAsync("acme", Now)));
        await Task.WhenAll(keys.Select(async (key, index) =>
        {
            await _store.RevokeAsync(key.Id, Now.AddSeconds(index), default);
            await TouchAsync((key.Id, Now.AddMinutes(index)));
        }));
        var stored = (await _store.ListAsync("acme", default)).ToDictionary(key => key.Id);
        Assert.Equal(20, stored.Count);
        Assert.All(keys.Select((key, index) => (stored[key.Id], index)), pair =>
        {
            Assert.Equal(Now.AddSeconds(pair.index), pair.Item1.RevokedAt);
            Assert.Equal(Now.AddMinutes(pair.index), pair.Item1.LastUsedAt);
        });
    }

    /// <summary>Opens an empty store; null where there is no backend and every fact is skipped.</summary>
    protected abstract Task<IApiKeyStore?> OpenAsync();

    private static void Same(ApiKeyRecord expected, ApiKeyRecord? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Scopes, actual.Scopes);
        Assert.Equal(expected with { Scopes = actual.Scopes }, actual);
    }

    private async Task<ApiKeyRecord> AddAsync(string tenant, DateTimeOffset at)
    {
        var record = new KeyOrder(tenant, ["generate"], new KeyLimits()).Issue(at).Record;
        await _store.AddAsync(record, default);
        return record;
    }

    private Task TouchAsync(params (string Id, DateTimeOffset At)[] uses) =>
        _store.TouchAsync(uses.ToDictionary(use => use.Id, use => use.At), default);
}
