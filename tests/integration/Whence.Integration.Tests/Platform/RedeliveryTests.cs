using Whence.Integration.Tests.Support;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

[Collection(PlatformGroup.Name)]
public class RedeliveryTests(SharedPlatform shared)
{
    private const int Copies = 3;
    private const int Seed = 20261120;

    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Replay_EveryMessageThriceInRandomOrder_ChangesNothing()
    {
        using var client = await _platform.TenantAsync("redelivery");
        await shared.Tap.TakeAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            client.AcceptAsync(Requests.Of(tokens: 64, steps: 16, seed: number, explain: true))));
        await Task.WhenAll(ids.Select(client.FinishAsync));
        await Invariants.AssertAsync(_platform);
        var before = await FingerprintAsync(ids, client);

        var seen = await shared.Tap.TakeAsync();
        var messages = seen.SelectMany(message => Enumerable.Repeat(message, Copies)).ToArray();
        new Random(Seed).Shuffle(messages);
        foreach (var message in messages)
        {
            await shared.Tap.PublishAsync(message);
        }

        await DrainedAsync();
        await Invariants.AssertAsync(_platform);
        Assert.True(messages.Length >= 4 * 9 * Copies, $"Only {messages.Length} messages were replayed.");
        Assert.Equal(before, await FingerprintAsync(ids, client));
    }

    [PlatformFact]
    public async Task Replay_WhileTheGenerationRuns_EndsOnce()
    {
        using var client = await _platform.TenantAsync("redelivery-live");
        var random = new Random(Seed);
        await shared.Tap.TakeAsync();
        var id = await client.AcceptAsync(Requests.Of(tokens: 128, steps: 64, explain: true));

        var seen = new List<TappedMessage>();
        while (PlatformClient.StatusIn(await client.GetAsync($"/v1/generations/{id}")) is "queued" or "decoding")
        {
            seen.AddRange(await shared.Tap.TakeAsync());
            foreach (var message in seen.OrderBy(_ => random.Next()).Take(5).ToList())
            {
                await shared.Tap.PublishAsync(message);
            }
        }

        var generation = await client.FinishAsync(id);
        await DrainedAsync();
        await Invariants.AssertAsync(_platform);
        Assert.Equal("completed", PlatformClient.StatusIn(generation));
    }

    private async Task DrainedAsync() => await _platform.WaitForAsync(
        "empty queues",
        async () => (await shared.Tap.DepthsAsync())
            .Where(queue => !queue.Key.EndsWith("_error", StringComparison.Ordinal)).All(queue => queue.Value == 0));

    private async Task<string> FingerprintAsync(IEnumerable<string> ids, PlatformClient client)
    {
        var generations = await Task.WhenAll(ids.Select(id => client.GetAsync($"/v1/generations/{id}")));
        var counts = await Task.WhenAll(
            _platform.CountAsync("select count(*) from generations.events"),
            _platform.CountAsync("select count(*) from generations.payloads"),
            _platform.CountAsync("select count(*) from generations.outbox"),
            _platform.CountAsync("select count(*) from decoding.job"),
            _platform.CountAsync("select count(*) from audit.entry"));
        return string.Join('\n', [.. generations.Select(one => one.ToJsonString()), string.Join(' ', counts)]);
    }
}
