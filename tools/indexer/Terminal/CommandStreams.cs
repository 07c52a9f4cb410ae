namespace Whence.Indexer.Terminal;

/// <summary>What a command writes to.</summary>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: progress and errors.</param>
/// <param name="Cancellation">Cancelled by Ctrl+C.</param>
internal sealed record CommandStreams(TextWriter Output, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Gets a value indicating whether a person watches standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Gets the clock of the time left.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
