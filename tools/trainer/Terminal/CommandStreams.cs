namespace Whence.Trainer.Terminal;

/// <summary>What a command writes to, and what stops it.</summary>
/// <param name="Output">Standard output: progress lines and reports.</param>
/// <param name="Error">Standard error: errors and advice.</param>
/// <param name="Cancellation">Cancelled by Ctrl+C.</param>
internal sealed record CommandStreams(TextWriter Output, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Gets whether a person watches standard output and wants colour.</summary>
    public bool Color { get; init; }
}
