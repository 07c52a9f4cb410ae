namespace Whence.Trainer.Runs;

/// <summary>What a training log says of its run.</summary>
internal sealed record RunLog(string Command, string Summary)
{
    /// <summary>Reads a log: a first line with the command, progress lines, and a last line that sums up.</summary>
    public static RunLog Read(string file)
    {
        var lines = File.ReadLines(file).Where(line => line.Length > 0).ToList();
        var command = lines.LastOrDefault(line => line.StartsWith(CommandMark, StringComparison.Ordinal));
        var last = lines.LastOrDefault(line => line.StartsWith("step ", StringComparison.Ordinal));
        var total = lines.LastOrDefault(line => line.StartsWith(TotalMark, StringComparison.Ordinal));
        return new RunLog(
            command?[CommandMark.Length..] ?? "unknown", $"Last line of the log: `{last}`. {total?[TotalMark.Length..]}");
    }

    /// <summary>Begins the line with the command.</summary>
    public const string CommandMark = "command: ";

    /// <summary>Begins the line that sums up.</summary>
    public const string TotalMark = "total: ";
}
