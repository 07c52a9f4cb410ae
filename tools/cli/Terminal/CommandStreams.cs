namespace Whence.Cli.Terminal;

/// <summary>What a command reads from and writes to.</summary>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Standard output: answers.</param>
/// <param name="Error">Standard error: progress and errors.</param>
/// <param name="Cancellation">Cancelled by Ctrl+C.</param>
internal sealed record CommandStreams(
    Stream Input, TextWriter Output, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Gets whether a person watches standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Gets whether a person watches standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Gets whether a terminal may be coloured.</summary>
    public bool Color { get; init; }

    /// <summary>Gets the columns of the terminal.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Gets the rows of the terminal.</summary>
    public int Height { get; init; } = 24;
}
