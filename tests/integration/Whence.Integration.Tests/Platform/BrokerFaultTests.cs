using System.Text.Json.Nodes;
using Whence.Integration.Tests.Support;
using Whence.Testing;
using Whence.Testing.Backends;
using Xunit.Abstractions;

namespace Whence.Integration.Tests.Platform;

/// <summary>The broker goes away and comes back. It is a broker of this class's own.</summary>
[Collection(PlatformGroup.Name)]
public sealed class BrokerFaultTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly TinyModel _model = new();
    private OwnBroker? _broker;
    private PlatformProcesses? _platform;

    public async Task InitializeAsync()
    {
        if (TestBackends.Postgres is not null && TestBackends.RabbitMq is not null)
        {
            _broker = await OwnBroker.StartAsync();
            _platform = await PlatformProcesses.StartAsync(
                new PlatformSetup { Model = _model.Folder, Broker = _broker });
        }
    }

    [PlatformFact]
    public async Task Restart_Broker_EveryServiceListensAgain()
    {
        using var client = await _platform!.TenantAsync("broker-restart");
        await client.FinishAsync(await client.AcceptAsync(Body(0)));

        foreach (var round in Enumerable.Range(1, 2))
        {
            await (round == 1 ? _broker!.StopAsync() : _broker!.KillAsync());
            // Nobody waits for the broker: what is accepted meanwhile is kept.
            var id = await client.AcceptAsync(Body(round));
            await _broker.StartAgainAsync();

            Assert.Equal("completed", PlatformClient.StatusIn(await client.FinishAsync(id)));
            await Task.WhenAll(_platform.Hosts.Select(host => host.WaitReadyAsync()));
        }

        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Kill_GenerationsBetweenCommitAndPublish_LosesNothing()
    {
        using var client = await _platform!.TenantAsync("outbox-kill");
        var ledger = new Ledger();
        await _broker!.StopAsync();

        for (var number = 0; number < 5; number++)
        {
            ledger.Attempt($"{number}", client.Tenant);
            var id = await client.AcceptAsync(Body(number), $"{number}");
            ledger.Acknowledge($"{number}", PlatformClient.Parse(id));
        }

        var waiting = await _platform.CountAsync("select count(*) from generations.outbox where delivered_at is null");
        await _platform["generations"].KillAsync();
        _platform["generations"].Start();
        await _broker.StartAgainAsync();
        await Invariants.AssertAsync(_platform, seconds: 90);

        var report = ledger.Compare(await Invariants.FindAsync(_platform));
        output.WriteLine(report.Table(("waiting when killed", waiting)));
        Assert.True(waiting >= 5, $"Only {waiting} messages were waiting.");
        Assert.Empty(report.Lost);
        Assert.Empty(report.Duplicated);
    }

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
    }

    public void Dispose() => _model.Dispose();

    private static JsonObject Body(int seed) =>
        Requests.Of("The keeper trims the lamp", tokens: 32, steps: 8, seed: seed, explain: true);
}
