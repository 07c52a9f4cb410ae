using System.CommandLine;

namespace Whence.Representations.Measure.Commands;

/// <summary>The options that every command has.</summary>
internal static class MeasureOptions
{
    public static Option<string?> Model { get; } =
        new("--model") { Description = "The model folder; the demonstration model without it." };

    public static Option<string> Corpus { get; } =
        new("--corpus") { Description = "The corpus folder.", Required = true };

    public static Option<int> Threads { get; } =
        new("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Option<int> Seeds { get; } =
        new("--seeds") { Description = "How many times, each with its own seed.", DefaultValueFactory = _ => 3 };

    public static Command Command(string name, string description, Action<ParseResult> run, params Option[] more)
    {
        var command = new Command(name, description) { Model, Threads, Seeds };
        foreach (var option in more)
        {
            command.Add(option);
        }

        command.SetAction(run);
        return command;
    }

    /// <summary>Returns the median, the upper one of two, with the least and the largest value.</summary>
    public static string Spread(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return FormattableString.Invariant(
            $"{ordered[ordered.Length / 2]:0.000} ({ordered[0]:0.000} to {ordered[^1]:0.000})");
    }
}
