using System.Diagnostics;

namespace Whence.Persistence.Messaging;

/// <summary>The part of a trace that carries a message from the outbox to the broker.</summary>
internal static class OutboxActivity
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "Whence.Persistence";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Goes on with the trace in which the message was enqueued, now or before a restart.</summary>
    public static Activity? Begin(string? traceParent) =>
        Source.StartActivity("outbox publish", ActivityKind.Internal, traceParent);
}
