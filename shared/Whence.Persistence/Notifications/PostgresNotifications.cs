using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Whence.Persistence.Notifications;

/// <summary>Carries hints over LISTEN and NOTIFY: one connection listens, batches of hints are sent by another.
/// </summary>
internal sealed class PostgresNotifications(
    NpgsqlDataSource source, ILogger<PostgresNotifications> log) : BackgroundService, INotifications
{
    private const string ChannelName = "whence";
    private const int BatchMax = 500;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Subscription, string> _subscriptions = new();

    // Hints that nobody sends in time are worth nothing; the oldest make room.
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Notify(string topic, string payload) => _outgoing.Writer.TryWrite($"{topic} {payload}");

    public IDisposable Subscribe(string topic, Action<string> receive)
    {
        var subscription = new Subscription(receive, _subscriptions);
        _subscriptions[subscription] = topic;
        return subscription;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepAsync(ListenAsync, stoppingToken), KeepAsync(SendAsync, stoppingToken));

    private async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await work(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) // a broken connection shows in many ways, and none may end this
            {
                log.NotificationsInterrupted(error.Message);
                await Task.Delay(RetryDelay, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, arguments) => Receive(arguments.Payload);
        await ExecuteAsync(connection, $"listen {ChannelName}", cancellation);
        try
        {
            while (true)
            {
                await connection.WaitAsync(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            await ExecuteAsync(connection, "unlisten *", CancellationToken.None); // it goes back to the pool
            throw;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        while (await _outgoing.Reader.WaitToReadAsync(cancellation))
        {
            var batch = new HashSet<string>();
            while (batch.Count < BatchMax && _outgoing.Reader.TryRead(out var hint))
            {
                batch.Add(hint);
            }

            await using var command = source.CreateCommand(
                $"select pg_notify('{ChannelName}', hint) from unnest($1) hint");
            command.Parameters.Add(new NpgsqlParameter { Value = batch.ToArray() });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private void Receive(string hint)
    {
        var space = hint.IndexOf(' ', StringComparison.Ordinal);
        var (topic, payload) = space < 0 ? (hint, "") : (hint[..space], hint[(space + 1)..]);
        foreach (var (subscription, subscribed) in _subscriptions)
        {
            if (subscribed == topic)
            {
                subscription.Receive(payload);
            }
        }
    }

    private sealed class Subscription(
        Action<string> receive, ConcurrentDictionary<Subscription, string> subscriptions) : IDisposable
    {
        public void Receive(string payload) => receive(payload);

        public void Dispose() => subscriptions.TryRemove(this, out _);
    }
}
