using System.CommandLine;
using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.Exemplars;
using Whence.Representations.Measure.Corpus;
using Whence.Representations.SafeSets;

namespace Whence.Representations.Measure.Commands;

/// <summary>Approves two sources of the corpus and asks who notices the others, and words in a wrong order.</summary>
internal static class SafeSetCommand
{
    private const int Prompts = 200;

    private static readonly string[] Approved = ["harbour-desk", "harbour-log"];

    private static readonly Option<double> Percentile =
        new("--percentile") { Description = "The radius of a region.", DefaultValueFactory = _ => 5 };

    public static Command Build(CancellationToken stop) => MeasureOptions.Command(
        "safe-set",
        "Detection of prompts outside an approved set.",
        parsed => Run(parsed, stop),
        MeasureOptions.Corpus,
        Percentile);

    private static void Run(ParseResult parsed, CancellationToken stop)
    {
        using var model = LoadedModel.Open(
            parsed.GetValue(MeasureOptions.Model), parsed.GetValue(MeasureOptions.Threads));
        var corpus = CorpusFile.Open(parsed.GetValue(MeasureOptions.Corpus)!);
        var (other, scrambled) = (new List<SafeSetEvaluation>(), new List<SafeSetEvaluation>());
        for (var seed = 0UL; seed < (ulong)parsed.GetValue(MeasureOptions.Seeds); seed++)
        {
            var options = new SafeSetOptions
            {
                Exemplars = new ExemplarOptions { Percentile = parsed.GetValue(Percentile) },
                Seed = seed,
            };
            var learnt = Texts(corpus.Draw(Approved.Contains, false, 4 * Prompts, seed));
            var set = SafeSet.Fit(model, learnt, options, stop);
            var inside = Texts(corpus.Draw(Approved.Contains, true, Prompts, seed));
            var outside = Texts(corpus.Draw(source => !Approved.Contains(source), true, Prompts, seed));
            Console.WriteLine($"seed {seed}: {set.Exemplars.Exemplars.Count} exemplars, {inside.Length} approved");
            other.Add(SafeSetEvaluation.Of(set, inside, outside, stop));
            scrambled.Add(SafeSetEvaluation.Of(set, inside, [.. inside.Select(text => Scramble(text, seed))], stop));
        }

        Print("other sources", other);
        Print("approved words in random order", scrambled);
    }

    private static void Print(string outside, List<SafeSetEvaluation> evaluations)
    {
        Console.WriteLine();
        Console.WriteLine($"| {outside} | AUROC | found at 1 % false alarms |");
        Console.WriteLine("|---|---|---|");
        Row("nearest exemplar", evaluation => evaluation.Exemplar);
        Row("random control of the same size", evaluation => evaluation.RandomControl);
        Row("Mahalanobis distance", evaluation => evaluation.Mahalanobis);
        Row("entropy of the next tokens", evaluation => evaluation.Entropy);

        void Row(string name, Func<SafeSetEvaluation, DetectorQuality> detector) => Console.WriteLine(
            $"| {name} | {MeasureOptions.Spread(evaluations.Select(e => detector(e).Auroc))} | " +
            $"{MeasureOptions.Spread(evaluations.Select(e => detector(e).TruePositiveRate))} |");
    }

    private static string[] Texts(IEnumerable<Chunk> chunks) => [.. chunks.Select(chunk => chunk.Text)];

    private static string Scramble(string text, ulong seed)
    {
        var words = text.Split(' ');
        new SplitMix64(seed).Shuffle<string>(words);
        return string.Join(' ', words);
    }
}
