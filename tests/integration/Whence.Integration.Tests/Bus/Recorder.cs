using System.Collections.Concurrent;
using System.Diagnostics;
using Whence.Contracts.Decoding;
using Whence.Hosting.Messaging;

namespace Whence.Integration.Tests.Bus;

/// <summary>Remembers what a handler was given, and fails when the test says so.</summary>
internal sealed class Recorder
{
    public ConcurrentQueue<(CancelDecode Message, MessageContext Context, string? Trace)> Seen { get; } = new();

    public Func<CancelDecode, Exception?> Failure { get; set; } = _ => null;

    /// <summary>Gets or sets a value indicating whether the handler goes on until it is stopped.</summary>
    public bool Hangs { get; set; }

    public int Times(Guid generation) => Seen.Count(seen => seen.Message.GenerationId == generation);

    internal sealed class Handler(Recorder recorder) : IMessageHandler<CancelDecode>
    {
        public async Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation)
        {
            recorder.Seen.Enqueue((message, context, Activity.Current?.TraceId.ToString()));
            if (recorder.Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            if (recorder.Failure(message) is { } failure)
            {
                throw failure;
            }
        }
    }
}
