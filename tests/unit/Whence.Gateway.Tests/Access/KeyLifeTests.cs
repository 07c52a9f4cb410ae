using Whence.Gateway.ApiKeys;
using Whence.Gateway.Tests.Keys;
using Whence.Gateway.Tests.Support;
using Whence.Keys;

namespace Whence.Gateway.Tests.Access;

/// <summary>Case 56 and what surrounds it: keys that begin, end, are revoked, are guessed, or cannot be read.</summary>
public class KeyLifeTests
{
    private const string Path = "/v1/models";

    [Fact]
    public async Task Send_RevokedKey_IsRefusedWithin30Seconds()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync();
        Assert.Equal(200, await StatusAsync(gateway, key));
        Assert.True(await gateway.Keys.RevokeAsync(key[4..20], gateway.Time.GetUtcNow(), CancellationToken.None));
        gateway.Time.Advance(TimeSpan.FromSeconds(30));
        using var response = await gateway.SendAsync("GET", Path, key);
        await Problems.IsAsync(response, 401, "invalid_api_key");
    }

    [Fact]
    public async Task Send_RevokedKeyInConstantUse_IsRefusedAfter10Seconds()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync();
        await StatusAsync(gateway, key);
        await gateway.Keys.RevokeAsync(key[4..20], gateway.Time.GetUtcNow(), CancellationToken.None);
        for (var second = 0; second < 10; second++)
        {
            gateway.Time.Advance(TimeSpan.FromSeconds(1));
            await StatusAsync(gateway, key);
        }

        Assert.Equal(401, await StatusAsync(gateway, key));
    }

    [Fact]
    public async Task Send_ExpiredKey_IsRefusedFromThatMomentOn()
    {
        await using var gateway = await TestGateway.StartAsync();
        var now = gateway.Time.GetUtcNow();
        var order = new KeyOrder("acme", ["generate"], new KeyLimits(), now + TimeSpan.FromSeconds(3));
        var (key, record) = order.Issue(now);
        await gateway.Keys.AddAsync(record, CancellationToken.None);
        Assert.Equal(200, await StatusAsync(gateway, key.Text));
        gateway.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(401, await StatusAsync(gateway, key.Text));
    }

    [Fact]
    public async Task Send_KeyMadeAfterItWasRefused_WorksASecondLater()
    {
        await using var gateway = await TestGateway.StartAsync();
        var (key, record) = new KeyOrder("acme", ["generate"], new KeyLimits()).Issue(gateway.Time.GetUtcNow());
        Assert.Equal(401, await StatusAsync(gateway, key.Text));
        await gateway.Keys.AddAsync(record, CancellationToken.None);
        gateway.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await StatusAsync(gateway, key.Text));
    }

    [Fact]
    public async Task Send_StoreBroken_KnownKeysLiveOnFor25SecondsAndStrangersAreAskedToRetry()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync();
        await StatusAsync(gateway, key);
        await File.WriteAllTextAsync(gateway.KeyFile, "{");
        gateway.Time.Advance(TimeSpan.FromSeconds(24));
        Assert.Equal(200, await StatusAsync(gateway, key));
        using var stranger = await gateway.SendAsync("GET", Path, ApiKey.Create().Text);
        await Problems.IsAsync(stranger, 503, "keys_unavailable");
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(503, await StatusAsync(gateway, key));
    }

    [Fact]
    public async Task Send_TenWrongSecrets_LockTheGuesserOutForAMinute()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync();
        for (var guess = 0; guess < Lockout.FailuresMax; guess++)
        {
            Assert.Equal(401, await StatusAsync(gateway, WrongSecret.Of(key)));
        }

        using var locked = await gateway.SendAsync("GET", Path, key);
        await Problems.IsAsync(locked, 429, "too_many_failures");
        Assert.Equal("60", Assert.Single(locked.Headers.GetValues("Retry-After")));
        Assert.Equal(200, await StatusAsync(gateway, await gateway.KeyAsync()));
        gateway.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(200, await StatusAsync(gateway, key));
    }

    [Fact]
    public void Fail_FromOneAddress_LeavesOthersAlone()
    {
        var lockout = new Lockout(new Testing.ManualTime());
        for (var guess = 0; guess < 50; guess++)
        {
            lockout.Fail("id", "10.0.0.1");
        }

        Assert.Equal((60, 0), (lockout.SecondsLeft("id", "10.0.0.1"), lockout.SecondsLeft("id", "10.0.0.2")));
    }

    [Fact]
    public async Task Send_UsedKey_IsNotedWithinAMinute()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync();
        await StatusAsync(gateway, key);
        var uses = (LastUse)gateway.Services.GetService(typeof(LastUse))!;
        await uses.FlushAsync(CancellationToken.None);
        var record = await gateway.Keys.FindAsync(key[4..20], CancellationToken.None);
        Assert.Equal(gateway.Time.GetUtcNow(), record!.LastUsedAt);
    }

    private static async Task<int> StatusAsync(TestGateway gateway, string key)
    {
        using var response = await gateway.SendAsync("GET", Path, key);
        return (int)response.StatusCode;
    }
}
