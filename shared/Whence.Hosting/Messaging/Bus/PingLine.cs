using System.Collections.Concurrent;
using MassTransit;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>A queue of this process alone, and the pings on their way through it.</summary>
internal sealed class PingLine
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _underWay = new();
    private readonly string _name = $"whence.ping.{Guid.NewGuid():N}";
    private Uri? _address;

    /// <summary>Declares the queue; it is gone when the process is.</summary>
    public void Subscribe(IBusFactoryConfigurator broker) => broker.ReceiveEndpoint(_name, endpoint =>
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
        {
            queue.AutoDelete = true;
            queue.Durable = false;
        }

        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = 4;
        endpoint.DiscardFaultedMessages();
        endpoint.DiscardSkippedMessages();
        endpoint.Handler<BusPing>(context =>
        {
            if (_underWay.TryRemove(context.Message.Id, out var arrival))
            {
                arrival.TrySetResult();
            }

            return Task.CompletedTask;
        });
        _address = endpoint.InputAddress;
    });

    /// <summary>Returns when a ping came back. Sending is not cancelled, only the wait for it.</summary>
    /// <exception cref="TimeoutException">It did not come back in time.</exception>
    public async Task PingAsync(IBus bus, TimeSpan timeout, TimeProvider time, CancellationToken cancellation)
    {
        var ping = new BusPing(Guid.NewGuid());
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[ping.Id] = arrival;
        try
        {
            await SendAsync(bus, ping, arrival).WaitAsync(timeout, time, cancellation);
        }
        finally
        {
            _underWay.TryRemove(ping.Id, out _);
        }
    }

    private async Task SendAsync(IBus bus, BusPing ping, TaskCompletionSource arrival)
    {
        var address = _address ?? throw new InvalidOperationException("The bus is not built.");
        var endpoint = await bus.GetSendEndpoint(address);
        await endpoint.Send(ping, context => context.Durable = false, CancellationToken.None);
        await arrival.Task;
    }
}
