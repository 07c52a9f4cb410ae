using System.Text.Json;
using MassTransit;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>What holds for the queue of every route.</summary>
internal static class EndpointRules
{
    private const int Attempts = 3;

    public static void Apply(
        IReceiveEndpointConfigurator endpoint, MessageRoute route, BusOptions options, IBusRegistrationContext context)
    {
        var concurrency = route.Concurrency ?? options.Concurrency;
        endpoint.ConcurrentMessageLimit = concurrency;
        endpoint.PrefetchCount = concurrency * 2;
        endpoint.PublishFaults = false;
        endpoint.ConfigureError(pipe => pipe.UseFilter(new TrimmedErrorFilter()));
        endpoint.UseMessageRetry(retry =>
        {
            retry.Immediate(Attempts);
            retry.Handle<Exception>(IsTransient);
        });
        if (endpoint is IRabbitMqReceiveEndpointConfigurator queue)
        {
            queue.SetQuorumQueue(options.QuorumSize);
        }

        endpoint.ConfigureConsumer(context, ConsumerOf(route));
    }

    public static Type ConsumerOf(MessageRoute route) =>
        typeof(HandlerConsumer<,>).MakeGenericType(route.Message, route.Handler);

    private static bool IsTransient(Exception exception) =>
        exception is not (IPermanentFailure or ApiException or JsonException or OperationCanceledException);
}
