using System.Runtime.ExceptionServices;
using MassTransit;
using MassTransit.Middleware.Rescue;
using MassTransit.Transports;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Moves a failed message to the error queue with at most 2 kB of each text about the failure: longer headers
/// than a frame would keep it from getting there at all. A failure while the process stops proves nothing about the
/// message: it goes back into its queue.</summary>
internal sealed class TrimmedErrorFilter : IFilter<ExceptionReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("trimmedError");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.CancellationToken.IsCancellationRequested)
        {
            ExceptionDispatchInfo.Throw(context.Exception);
        }

        if (!context.TryGetPayload(out IErrorTransport? transport))
        {
            throw new InvalidOperationException($"{context.InputAddress} has no error queue.");
        }

        await transport.Send(new RescueExceptionReceiveContext(context, new TrimmedException(context.Exception)));
        if (!context.IsFaulted)
        {
            await context.NotifyFaulted(context.Exception);
        }

        await next.Send(context);
    }
}
