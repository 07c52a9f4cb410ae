using System.CommandLine;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Representations.Prompts;

namespace Whence.Representations.Measure.Commands;

/// <summary>Searches prompts that make concepts fire, with both methods, beside blind searches of the same cost.
/// </summary>
internal static class PromptCommand
{
    private static readonly Option<string[]> Names = new("--concept")
    {
        Description = "A concept; may be given several times.",
        DefaultValueFactory = _ => ["rain", "library", "medical-advice", "berth-request", "hostile"],
    };

    private static readonly Option<int> Evaluations =
        new("--evaluations") { Description = "The budget.", DefaultValueFactory = _ => 600 };

    public static Command Build(CancellationToken stop) => MeasureOptions.Command(
        "prompts", "Prompts that make a concept fire.", parsed => Run(parsed, stop), Names, Evaluations);

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        using var model = LoadedModel.Open(
            parsed.GetValue(MeasureOptions.Model), parsed.GetValue(MeasureOptions.Threads));
        Console.WriteLine("| concept | method | seed | best logit | random control | prompt |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var name in parsed.GetValue(Names)!)
        {
            var config = model.Package.Config;
            var concept = ConceptLookup.Steerable(model.Package.Catalogue, name, config.Concepts.Known);
            foreach (var method in new[] { PromptSearchMethod.CoordinateGradient, PromptSearchMethod.Embedding })
            {
                for (var seed = 0UL; seed < (ulong)parsed.GetValue(MeasureOptions.Seeds); seed++)
                {
                    var options = new PromptSearchOptions
                    {
                        Method = method,
                        Evaluations = parsed.GetValue(Evaluations),
                        Seed = seed,
                    };
                    Print(name, seed, PromptSearch.Run(
                        model, new ConceptFires(ConceptKind.Known, concept), options, progress: null, stop));
                }
            }
        }
    }

    private static void Print(string concept, ulong seed, PromptSearchResult result) => Console.WriteLine(
        FormattableString.Invariant($"| {concept} | {result.Method} | {seed} | {result.Best[0].Score:0.00} | ") +
        FormattableString.Invariant($"{result.RandomControl[0].Score:0.00} | `{result.Best[0].Text}` |"));
}
