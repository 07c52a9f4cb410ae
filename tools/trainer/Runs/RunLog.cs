using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>What a training log says of its run.</summary>
internal sealed record RunLog(string Command, string Summary)
{
    /// <summary>Begins the line with the command.</summary>
    public const string CommandMark = "command: ";

    /// <summary>Begins a progress line.</summary>
    public const string StepMark = "step ";

    /// <summary>Begins the line that sums up.</summary>
    public const string TotalMark = "total: ";

    /// <summary>Reads a log: a first line with the command, progress lines, and a last line that sums up. Of a log
    /// that was resumed, the last of each counts.</summary>
    public static RunLog Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new TrainerException(
                $"There is no log {file}; give the file that the output of whence-trainer train went to.");
        }

        var lines = File.ReadAllLines(file);
        var last = Last(lines, StepMark) ?? throw new TrainerException(
            $"{file} has no line that begins with '{StepMark}'; "
            + "give the output of whence-trainer train without --json.");
        return new RunLog(
            Last(lines, CommandMark)?[CommandMark.Length..] ?? "unknown",
            $"Last line of the log: `{last}`. {Last(lines, TotalMark)?[TotalMark.Length..]}");
    }

    private static string? Last(string[] lines, string mark) =>
        lines.LastOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal));
}
