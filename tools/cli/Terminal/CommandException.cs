namespace Whence.Cli.Terminal;

/// <summary>A request that cannot be carried out; the message is one sentence that says what to do.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
