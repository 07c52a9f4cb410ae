using System.Globalization;
using Whence.Pages;

namespace Whence.Cli.Explain;

/// <summary>An explanation as one self-contained page.</summary>
internal static class ExplainPage
{
    private const int BarsMax = 12;

    public static string Render(ExplainReport report)
    {
        var unit = MethodNames.Unit(report.Scale);
        return Page.Render(
            "Which parts of the prompt made the answer",
            $"What the target loses, in {unit}, when a {report.Unit} of the prompt is masked.",
            [
                Page.Section("The prompt", HeatMap.Of([.. HeatPieces.Of(report).Select(Cell)], unit)),
                Page.Section("The answer", Answer(report)),
                Page.Section("The strongest", BarList.Of(Bars(report), unit)),
                Page.Section("The evidence", Facts(report, unit), Page.Note(report.Note ?? "")),
                report.Comparison is { } comparison ? ComparisonPage.Section(comparison, report.Units) : Html.Empty,
            ],
            Provenance(report));
    }

    private static HeatCell Cell((string Text, double? Score) piece) => new(piece.Text, piece.Score);

    private static List<Bar> Bars(ExplainReport report) =>
    [
        .. report.Units.OrderByDescending(row => Math.Abs(row.Score)).Take(BarsMax)
            .Select(row => new Bar(row.Text.Trim(), row.Score)),
    ];

    private static Element Answer(ExplainReport report)
    {
        var (answer, target) = (report.Answer, report.Target);
        var isWhole = target.StartChar == 0 && target.EndChar == answer.Length;
        return new Element(
            "p",
            answer[..target.StartChar],
            new Element("span", answer[target.StartChar..target.EndChar]).With("class", isWhole ? "" : "target"),
            answer[target.EndChar..]).With("class", "text answer");
    }

    private static Html Facts(ExplainReport report, string unit)
    {
        var control = report.RandomControl;
        return FactList.Of(
            new Fact($"{report.Target.Name} with the prompt", $"{Numbers.Plain(report.Value)} {unit}"),
            new Fact("with every unit masked", $"{Numbers.Plain(report.Baseline)} {unit}"),
            new Fact($"without the {control.Units} strongest", $"{Numbers.WithSign(-control.Drop)} {unit}"),
            new Fact(
                $"without {control.Tokens} random tokens",
                control.Draws == 0 ? "not drawn" : $"{Numbers.WithSign(-control.RandomDrop)} {unit}",
                $"± {Numbers.Plain(control.RandomDeviation)} over {control.Draws} draws"),
            new Fact($"{report.Error.Name.Replace('_', ' ')} error", Numbers.Percent(report.Error.Value)),
            new Fact("cost", Evidence.Cost(report.Forwards, report.Rows)));
    }

    private static Fact[] Provenance(ExplainReport report) =>
    [
        new("Method", $"{report.Method}, version {report.Version}"),
        new("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
        new("Model", $"{report.Model.Name} on {report.Model.Backend}"),
        new("SHA-256 of the weights", report.Model.Digest),
    ];
}
