using Microsoft.Extensions.Options;
using Whence.Hosting.Messaging.Bus;
using Whence.Testing;

namespace Whence.Hosting.Tests.Messaging;

public sealed class BrokerWatchTests
{
    private readonly ManualTime _time = new();
    private readonly Probe _probe = new();

    [Fact]
    public async Task TimedOut_ThreeInARow_Stuck()
    {
        var watch = Watch();
        await TimeOutAsync(watch, 2);
        Assert.False(watch.IsStuck);
        await TimeOutAsync(watch, 1);
        Assert.True(watch.IsStuck);
    }

    [Fact]
    public async Task TimedOut_ManyAtOnce_CountOnce()
    {
        var watch = Watch();
        for (var i = 0; i < 100; i++)
        {
            await watch.TimedOutAsync();
        }

        Assert.False(watch.IsStuck);
    }

    [Fact]
    public async Task Answered_BetweenTimeouts_StartsAnew()
    {
        var watch = Watch();
        await TimeOutAsync(watch, 2);
        watch.Answered();
        await TimeOutAsync(watch, 2);
        Assert.False(watch.IsStuck);
    }

    [Fact]
    public async Task TimedOut_BrokerAnswersNobody_NeverStuck()
    {
        _probe.Answers = false;
        var watch = Watch();
        await TimeOutAsync(watch, 10);
        Assert.False(watch.IsStuck);
    }

    private BrokerWatch Watch() => new(_probe, Options.Create(new BusOptions()), _time);

    private async Task TimeOutAsync(BrokerWatch watch, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await watch.TimedOutAsync();
        }
    }

    private sealed class Probe : IBrokerProbe
    {
        public bool Answers { get; set; } = true;

        public Task<bool> AnswersAsync() => Task.FromResult(Answers);
    }
}
