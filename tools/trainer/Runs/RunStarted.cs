namespace Whence.Trainer.Runs;

/// <summary>The first line of a run.</summary>
internal sealed record RunStarted(string Command) : RunLine("started")
{
    public override string ToString() => RunLog.CommandMark + Command;
}
