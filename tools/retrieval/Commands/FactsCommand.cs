using System.CommandLine;
using System.Globalization;
using Whence.Retrieval.Measure.Truths;

namespace Whence.Retrieval.Measure.Commands;

/// <summary>Asks both indexes which source a planted sentence is from.</summary>
internal static class FactsCommand
{
    private const int BaselineHits = 50;

    private static readonly Option<string> Truths =
        new("--truths") { Description = "The truths.json of the corpus.", Required = true };

    public static Command Build()
    {
        var command = new Command("facts", "Whether the right source comes first.")
        {
            RetrievalOptions.Indexes, Truths,
        };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        using var indexes = RetrievalFolder.Open(parsed.GetValue(RetrievalOptions.Indexes)!);
        var truths = PlantedTruths.Read(parsed.GetValue(Truths)!);
        var contradictions = truths.Contradictions.SelectMany(contradiction => contradiction.Answers).ToList();
        Console.WriteLine("| question | asked with | index | right source first | MRR |");
        Console.WriteLine("|---|---|---|---|---|");
        Rows(indexes, "fact", truths.Facts);
        Rows(indexes, "contradiction", contradictions);
        Console.WriteLine();
        foreach (var passage in truths.SharedPassages)
        {
            var found = Verbatim(indexes, passage.Text);
            var verdict = found.Order().SequenceEqual(passage.Sources.Order()) ? "both" : "not both";
            Console.WriteLine(
                $"shared passage of {string.Join(", ", passage.Sources)}: {verdict}, {Counts(indexes, passage)}");
        }
    }

    private static void Rows(RetrievalFolder indexes, string what, IReadOnlyList<PlantedAnswer> answers)
    {
        Row("prompt and answer", "verbatim", answer => Verbatim(indexes, answer.Sentence));
        Row("prompt and answer", "BM25", answer => Lexical(indexes, answer.Sentence));
        Row(
            "prompt and answer, matches that reach into the answer",
            "verbatim",
            answer => Verbatim(indexes, answer.Sentence, answer.Prompt.Length + 1));
        Row("answer", "verbatim", answer => Verbatim(indexes, answer.Answer));
        Row("answer", "BM25", answer => Lexical(indexes, answer.Answer));
        Row("prompt", "BM25", answer => Lexical(indexes, answer.Prompt));

        void Row(string with, string index, Func<PlantedAnswer, List<string>> sources)
        {
            var ranks = answers.Select(answer => sources(answer).IndexOf(answer.Source)).ToList();
            var first = ranks.Count(rank => rank == 0);
            var reciprocal = ranks.Average(rank => rank < 0 ? 0 : 1.0 / (rank + 1));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {with} | {index} | {first} of {ranks.Count} | {reciprocal:0.000} |"));
        }
    }

    // The sources of the first match, the one with the most documents first.
    private static List<string> Verbatim(RetrievalFolder indexes, string text, int firstChar = 0) =>
    [
        .. indexes.Verbatim.Find(text, new() { FirstChar = firstChar }).Spans
            .Take(1).SelectMany(span => span.Sources).Select(count => count.Source),
    ];

    private static List<string> Lexical(RetrievalFolder indexes, string text) => [.. indexes.Lexical
        .Search(text, new() { HitsMax = BaselineHits }).Select(hit => hit.Document.Source).Distinct()];

    private static string Counts(RetrievalFolder indexes, PlantedPassage passage) => string.Join(
        ", ",
        indexes.Verbatim.Find(passage.Text).Spans.Take(1).SelectMany(span => span.Sources)
            .Select(count => $"{count.Source} {count.Documents}"));
}
