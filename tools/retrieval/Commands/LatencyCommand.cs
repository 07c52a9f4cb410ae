using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Whence.Corpora.Storage;
using Whence.Retrieval.Measure.Indexes;

namespace Whence.Retrieval.Measure.Commands;

/// <summary>Traces answers of about 128 words and marks that are patched together from the corpus.</summary>
internal static class LatencyCommand
{
    private const int AnswerTokens = 128;

    private static readonly Option<int> Answers =
        new("--answers") { Description = "How many.", DefaultValueFactory = _ => 60 };

    private static readonly Option<int> Seed =
        new("--seed") { Description = "Of the draws.", DefaultValueFactory = _ => 1 };

    public static Command Build()
    {
        var command = new Command("latency", "How long an answer of 128 words takes.")
        {
            RetrievalOptions.Indexes, Answers, Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        using var indexes = RetrievalFolder.Open(parsed.GetValue(RetrievalOptions.Indexes)!);
        var random = new Random(parsed.GetValue(Seed));
        var answers = Enumerable.Range(0, Math.Max(1, parsed.GetValue(Answers)))
            .Select(_ => Answer(indexes.Corpus, random)).ToArray();
        var spans = 0;
        Measure("verbatim", answers, answer => spans += indexes.Verbatim.Find(answer).Spans.Count);
        Console.WriteLine($"  {spans / (double)answers.Length:0.0} matches in each");
        Measure("BM25", answers, answer => indexes.Lexical.Search(answer));
        Cost.Print("verify", indexes.Verify);
    }

    // The first answer meets a cold index and is told apart.
    private static void Measure(string what, string[] answers, Action<string> trace)
    {
        var milliseconds = new List<double>();
        Cost.Print($"{what}, {answers.Length} answers", () =>
        {
            foreach (var answer in answers)
            {
                var clock = Stopwatch.StartNew();
                trace(answer);
                milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            }
        });
        var rest = milliseconds.Skip(1).DefaultIfEmpty(milliseconds[0]).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  by the clock: first {milliseconds[0]:0.0} ms, then median {rest[rest.Length / 2]:0.0} ms, "
            + $"{rest[0]:0.0} to {rest[^1]:0.0} ms"));
    }

    private static string Answer(CorpusStore corpus, Random random)
    {
        var (pieces, tokens) = (new List<string>(), 0);
        while (tokens < AnswerTokens)
        {
            var (document, chunk) = corpus.Locate(random.Next(corpus.ChunkCount));
            var range = corpus.Chunks(document)[chunk];
            var words = corpus.Text(document)[range.StartChar..range.EndChar].Split(' ');
            var take = Math.Min(words.Length, random.Next(4, 12));
            var first = random.Next(words.Length - take + 1);
            pieces.Add(string.Join(' ', words[first..(first + take)]));
            tokens += take + 1;
        }

        return string.Join(" and ", pieces);
    }
}
