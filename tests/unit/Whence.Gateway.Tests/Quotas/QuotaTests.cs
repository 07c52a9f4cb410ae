using Microsoft.AspNetCore.Http;
using Whence.Gateway.Tests.Support;
using Whence.Keys;

namespace Whence.Gateway.Tests.Quotas;

public class QuotaTests
{
    [Fact]
    public async Task Send_HundredAtOnceWithFortyLeft_AdmitsExactlyForty()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync("acme", new KeyLimits(40));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var response = await gateway.SendAsync("GET", "/v1/models", key);
            return (int)response.StatusCode;
        }));
        Assert.Equal(40, statuses.Count(status => status == 200));
        Assert.Equal(60, statuses.Count(status => status == 429));
        Assert.Equal(40, gateway.Backend.Received.Count);
    }

    [Fact]
    public async Task Send_OverTheLimit_SaysWhenToComeBackAndThenAdmits()
    {
        await using var gateway = await TestGateway.StartAsync();
        var key = await gateway.KeyAsync("acme", new KeyLimits(2));
        using var first = await gateway.SendAsync("GET", "/v1/models", key);
        Assert.Equal(("2", "1", "30s"), (Header(first, "limit"), Header(first, "remaining"), Header(first, "reset")));
        using var second = await gateway.SendAsync("GET", "/v1/models", key);
        using var third = await gateway.SendAsync("GET", "/v1/models", key);
        await Problems.IsAsync(third, 429, "rate_limit_exceeded");
        Assert.Equal(("2", "0", "60s"), (Header(third, "limit"), Header(third, "remaining"), Header(third, "reset")));
        Assert.Equal("30", Assert.Single(third.Headers.GetValues("Retry-After")));
        Assert.Equal("30000", Assert.Single(third.Headers.GetValues("retry-after-ms")));
        Assert.Equal("true", Assert.Single(third.Headers.GetValues("x-should-retry")));
        gateway.Time.Advance(TimeSpan.FromSeconds(30));
        using var fourth = await gateway.SendAsync("GET", "/v1/models", key);
        Assert.Equal(200, (int)fourth.StatusCode);
    }

    [Fact]
    public async Task Send_TwoKeysOfOneTenant_ShareTheLimitAndOtherTenantsDoNot()
    {
        await using var gateway = await TestGateway.StartAsync();
        var limits = new KeyLimits(1);
        var (one, two) = (await gateway.KeyAsync("acme", limits), await gateway.KeyAsync("acme", limits));
        var other = await gateway.KeyAsync("umbrella", limits);
        Assert.Equal(200, await StatusAsync(gateway, one));
        Assert.Equal(429, await StatusAsync(gateway, two));
        Assert.Equal(200, await StatusAsync(gateway, other));
    }

    [Fact]
    public async Task Send_KeyWithoutLimit_HasTheDefaultOfTheDeployment()
    {
        await using var gateway = await TestGateway.StartAsync(("DefaultLimits:RequestsPerMinute", "5"));
        using var response = await gateway.SendAsync("GET", "/v1/models", await gateway.KeyAsync());
        Assert.Equal("5", Header(response, "limit"));
    }

    [Fact]
    public async Task Send_MoreStreamsThanAllowed_IsRefusedUntilOneEnds()
    {
        await using var gateway = await TestGateway.StartAsync(("OpenStreamsPerTenant", "2"));
        var end = new TaskCompletionSource();
        gateway.Backend.Answer = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync();
            await end.Task;
        };
        var key = await gateway.KeyAsync();
        using var one = await gateway.SendAsync("GET", "/v1/generations/gen_1/events", key);
        using var two = await gateway.SendAsync("GET", "/v1/generations/gen_1/events", key);
        using var three = await gateway.SendAsync("GET", "/v1/generations/gen_1/events", key);
        await Problems.IsAsync(three, 429, "too_many_streams");
        var others = await gateway.KeyAsync("other");
        using var other = await gateway.SendAsync("GET", "/v1/generations/gen_1/events", others);
        Assert.Equal(200, (int)other.StatusCode);
        end.SetResult();
        await one.Content.ReadAsStringAsync();
        await two.Content.ReadAsStringAsync();
        gateway.Backend.Answer = context => context.Response.WriteAsync("id: 1");
        Assert.True(await BecomesAsync(200, () => StatusAsync(gateway, key, "/v1/generations/gen_1/events")));
    }

    // The slot is given back when the answer has been sent, which may be a moment after the last byte arrived.
    private static async Task<bool> BecomesAsync(int status, Func<Task<int>> ask)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await ask() == status)
            {
                return true;
            }

            await Task.Delay(20);
        }

        return false;
    }

    private static string Header(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues($"x-ratelimit-{name}-requests"));

    private static async Task<int> StatusAsync(TestGateway gateway, string key, string path = "/v1/models")
    {
        using var response = await gateway.SendAsync("GET", path, key);
        return (int)response.StatusCode;
    }
}
