namespace Whence.Trainer.Tests.Support;

/// <summary>How a command ended and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
