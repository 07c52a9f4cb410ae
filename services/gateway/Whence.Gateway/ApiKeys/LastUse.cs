using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Keys;

namespace Whence.Gateway.ApiKeys;

/// <summary>Notes in the store when keys were used: gathered in memory, written twice a minute.</summary>
internal sealed class LastUse(IApiKeyStore store, TimeProvider time, ILogger<LastUse> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new();

    public void Note(string id, DateTimeOffset now)
    {
        if (!_used.TryGetValue(id, out var before) || now - before > Period)
        {
            _used[id] = now;
        }
    }

    /// <summary>Writes what was gathered; what cannot be written is gathered again.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        var gathered = _used.ToDictionary(use => use.Key, use => use.Value);
        if (gathered.Count == 0)
        {
            return;
        }

        try
        {
            await store.TouchAsync(gathered, cancellation);
            foreach (var use in gathered)
            {
                _used.TryRemove(use);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LastUseNotWritten(exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await FlushAsync(CancellationToken.None);
        }
    }
}
