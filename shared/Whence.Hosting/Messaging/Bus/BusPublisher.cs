using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Options;
using Whence.Contracts;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>
/// Publishes, and waits for the confirmation for a bounded time. The wait is bounded from outside: a publish that is
/// cancelled half-way would spoil the channel's sequence numbers. While one attempt is still under way, the next
/// attempt at the same message waits for that one.
/// </summary>
internal sealed class BusPublisher(
    IBus bus, BrokerWatch watch, BusMetrics metrics, IOptions<BusOptions> options, TimeProvider time)
    : IMessagePublisher
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task>> _underWay = new();
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.ConfirmTimeoutSeconds);

    public async Task PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        MessageTypes.NameOf(message.Message.GetType());
        var name = message.Message.GetType().Name;
        var attempt = _underWay.GetOrAdd(message.Id, _ => new Lazy<Task>(() => SendAsync(message))).Value;
        try
        {
            await attempt.WaitAsync(_timeout, time, cancellation);
            watch.Answered();
            metrics.Published(name, "confirmed");
        }
        catch (TimeoutException cause)
        {
            metrics.Published(name, "timed_out");
            await watch.TimedOutAsync();
            throw new UndeliveredException(
                $"{name} {message.Id} was not confirmed within {_timeout.TotalSeconds:0} s; it may have arrived.",
                cause);
        }
        catch (Exception cause) when (!cancellation.IsCancellationRequested)
        {
            metrics.Published(name, "refused");
            throw new UndeliveredException($"{name} {message.Id} was not delivered: {cause.Message}", cause);
        }
    }

    private async Task SendAsync(OutgoingMessage message)
    {
        try
        {
            await bus.Publish(message.Message, message.Message.GetType(), Stamp, CancellationToken.None);
        }
        finally
        {
            _underWay.TryRemove(message.Id, out _);
        }

        void Stamp(PublishContext context)
        {
            context.MessageId = message.Id;
            context.Mandatory = true;
            context.Durable = true;
        }
    }
}
