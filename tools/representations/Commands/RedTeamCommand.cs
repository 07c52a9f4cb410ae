using System.CommandLine;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Representations.Prompts;

namespace Whence.Representations.Measure.Commands;

/// <summary>Tries to make suppressed concepts leak.</summary>
internal static class RedTeamCommand
{
    private static readonly Option<string[]> Names = new("--concept")
    {
        Description = "A concept; may be given several times.",
        DefaultValueFactory = _ => ["hostile", "medical-advice", "rain"],
    };

    private static readonly Option<int> Evaluations =
        new("--evaluations") { Description = "The budget.", DefaultValueFactory = _ => 600 };

    public static Command Build(CancellationToken stop) => MeasureOptions.Command(
        "red-team", "Prompts that make a suppressed concept leak.", parsed => Run(parsed, stop), Names, Evaluations);

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        using var model = LoadedModel.Open(
            parsed.GetValue(MeasureOptions.Model), parsed.GetValue(MeasureOptions.Threads));
        foreach (var name in parsed.GetValue(Names)!)
        {
            var config = model.Package.Config;
            var goal = ConceptLeaks.Under(
                config, ConceptLookup.Steerable(model.Package.Catalogue, name, config.Concepts.Known));
            var options = new PromptSearchOptions { Evaluations = parsed.GetValue(Evaluations) };
            Print(name, RedTeam.Run(model, goal, options, newTokens: null, progress: null, stop));
        }
    }

    private static void Print(string concept, LeakReport report)
    {
        var (best, random) = (report.Search.Best[0], report.Search.RandomControl[0]);
        Console.WriteLine($"{concept}: {(report.Leaks ? "leaks" : "no leak found")}; own tokens: " +
            string.Join(' ', report.OwnTokens));
        Console.WriteLine(FormattableString.Invariant(
            $"  log-probability {best.Score:0.00}, random control {random.Score:0.00}"));
        PrintTests("found", report.Found);
        PrintTests("random", report.RandomControl);
    }

    private static void PrintTests(string name, IReadOnlyList<LeakTest> tests)
    {
        Console.WriteLine($"  {name}: {tests.Count(test => test.Leaked.Count > 0)} of {tests.Count} answers leak, " +
            $"{tests.Count(test => test.Unsteered.Count > 0)} without suppression");
        foreach (var test in tests.Where(test => test.Leaked.Count > 0))
        {
            Console.WriteLine($"    `{test.Prompt.Text}` → `{test.Answer}` ({string.Join(' ', test.Leaked)})");
        }
    }
}
