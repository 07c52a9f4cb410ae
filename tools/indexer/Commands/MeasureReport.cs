using System.Globalization;
using Whence.Indexer.Measures;
using Whence.Indexer.Terminal;

namespace Whence.Indexer.Commands;

/// <summary>A measurement, for people and for programs.</summary>
internal static class MeasureReport
{
    public static void Write(TextWriter output, SourceMeasurement result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, result);
            return;
        }

        Line(output, "facts answered", $"{result.FactsAnswered} of {result.Facts}");
        Score(output, "all facts", result.All);
        Score(output, "first half", result.Chosen);
        Score(output, "other half", result.Reported);
        Score(output, "10 nearest", result.Cosine);
        Score(output, "shuffled", result.Shuffled);
        Line(output, "coverage", $"{result.Coverage:F3}, |r| / |h| {result.ResidualLength:F3}");
        Line(output, "additivity", $"error at most {result.AdditivityErrorMax:E1}");
        Line(output, "supported", $"{result.Supported} of {result.FactsAnswered} facts");
        Line(output, "no source", $"{result.UnrelatedUnsupported} of {result.Unrelated} unrelated prompts");
        var removal = result.Removal;
        Line(output, "source removed", $"{removal.Changed} of {removal.Answers} answers change");
        Line(output, "another removed", $"{removal.ControlChanged} of {removal.Answers} answers change");
        Line(output, "answered anew", $"{removal.AnsweredOtherwise} of {removal.Answers} otherwise without it");
        Line(output, "", $"{removal.ControlAnsweredOtherwise} of {removal.Answers} otherwise without another");
        Line(output, "closed form", $"off by at most {removal.ErrorMax:E1}");
        foreach (var split in result.Splits)
        {
            var shares = string.Join(", ", split.Shares.Select(share => Text($"{share.Key} {share.Value:P0}")));
            var without = split.Without is null
                ? string.Empty
                : $"; without it \"{split.Without}\", anew \"{split.Again}\"";
            Line(output, split.Id, $"\"{split.Answered}\" of {split.Side}: {shares}{without}");
        }
    }

    private static void Score(TextWriter output, string name, RankScore score) => Line(
        output,
        name,
        $"right first {score.First} of {score.Questions}, MRR {score.MeanReciprocalRank:F3}, share {score.Share:F3}");

    private static void Line(TextWriter output, string name, FormattableString value) =>
        output.WriteLine($"{name,-18} {Text(value)}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
