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

    public int Times(Guid generation) => Seen.Count(seen => seen.Message.GenerationId == generation);

    internal sealed class Handler(Recorder recorder) : IMessageHandler<CancelDecode>
    {
        public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation)
        {
            recorder.Seen.Enqueue((message, context, Activity.Current?.TraceId.ToString()));
            return recorder.Failure(message) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }
    }
}
