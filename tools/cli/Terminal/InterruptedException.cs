namespace Whence.Cli.Terminal;

/// <summary>A command that was interrupted and leaves something behind; the message says how to go on.</summary>
internal sealed class InterruptedException(string message, OperationCanceledException inner)
    : OperationCanceledException(message, inner, inner.CancellationToken);
