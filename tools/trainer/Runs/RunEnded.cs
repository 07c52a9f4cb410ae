namespace Whence.Trainer.Runs;

/// <summary>The last line of a run that reached its last step; tokens, steps and epochs count resumed parts too.
/// </summary>
internal sealed record RunEnded(long Tokens, int Steps, int Epochs, double Minutes, int Cores) : RunLine("ended")
{
    public override string ToString() =>
        $"{RunLog.TotalMark}{Tokens:N0} tokens in {Steps:N0} steps and {Epochs} epochs; " +
        $"this run took {Minutes:F0} minutes on {Cores} cores.";
}
