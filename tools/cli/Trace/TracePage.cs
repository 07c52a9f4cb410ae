using System.Globalization;
using Whence.Explanations.Counterfactuals;
using Whence.Pages;

namespace Whence.Cli.Trace;

/// <summary>A trace as one self-contained page.</summary>
internal static class TracePage
{
    public static string Render(TraceReport report) => Page.Render(
        "Which training text led to the answer",
        "Three kinds of evidence, side by side and never blended; none of them says what the model would answer if it "
        + "had been trained without a text.",
        [
            Page.Section("The prompt", Text(report.Prompt)),
            Page.Section($"The answer ({report.Target.Name})", Answer(report)),
            .. TraceMethods.All.Select(method => Section(report, method.Evidence, method.Method, method.Title)),
            report.Without is { } without ? Without(without) : Html.Empty,
            Page.Section("Figures", Facts(report), Page.Note(report.Note ?? "")),
        ],
        [
            new Fact("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
            new Fact("Corpus", report.Corpus),
            new Fact("Bank", report.Bank),
            new Fact("Model", $"{report.Model.Name} on {report.Model.Backend}"),
            new Fact("SHA-256 of the weights", report.Model.Digest),
        ]);

    private static Element Text(string text) => new Element("p", text).With("class", "text");

    private static Element Answer(TraceReport report)
    {
        var (text, target) = (report.Text, report.Target);
        var isWhole = target.StartChar == 0 && target.EndChar == text.Length;
        return new Element(
            "p",
            text[..target.StartChar],
            new Element("span", text[target.StartChar..target.EndChar]).With("class", isWhole ? "" : "target"),
            text[target.EndChar..]).With("class", "text answer");
    }

    private static Html Section(TraceReport report, string evidence, string method, string title)
    {
        var hits = report.Sources.Where(hit => hit.Method == method).ToList();
        return Page.Section(
            $"{char.ToUpperInvariant(evidence[0])}{evidence[1..]}: {method}",
            Page.Note(title),
            method == TraceMethods.Prototypes && report.Shares.Count > 0 ? Shares(report) : Html.Empty,
            hits.Count == 0 ? new Element("p", TraceMethods.Nothing(report, method)) : Hits(hits));
    }

    private static Html Shares(TraceReport report) => BarList.Of(
        [.. report.Shares.Select(share => new Bar(share.Name, 100 * share.Share, $"{share.Documents} documents"))],
        "%");

    private static Html Hits(IReadOnlyList<HitReport> hits) => DataTable.Of(
        ["place", "share", "text", "licence", "date", "address"],
        hits.Select(hit => (IReadOnlyList<Html>)
        [
            $"{hit.Source}, {hit.Document} [{hit.StartChar}:{hit.EndChar}]",
            HitText.Percent(hit.Share),
            Html.Join(hit.Match is { } match ? HitText.Match(match) + ": " : "", Context(hit)),
            hit.Licence ?? "unknown",
            hit.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            hit.Url ?? "",
        ]));

    private static Html Context(HitReport hit) => Html.Join(
        HitText.Before(hit), new Element("mark", HitText.Middle(hit)), HitText.After(hit));

    private static Html Without(WithoutReport report)
    {
        var columns = new List<Column>
        {
            new("as it was", DiffText.Before(Pieces(report.Removal))),
            new(WithoutText.Name(report), DiffText.After(Pieces(report.Removal))),
        };
        if (report.Control is { } control)
        {
            columns.Add(new Column(WithoutText.Name(control), DiffText.After(Pieces(control.Removal))));
        }

        return Page.Section(
            "Without it",
            Columns.Of(columns),
            new Element("p", WithoutText.Figures(report.Removal)),
            Page.Note(report.Control is { } other
                ? $"{WithoutText.Name(other)}: {WithoutText.Figures(other.Removal)}"
                : "Every source loses documents, so there is no control."));
    }

    private static List<DiffPiece> Pieces(RemovalReport removal) =>
    [
        .. removal.Diff.Select(piece => new DiffPiece(
            piece.Kind == TokenDiff.Removed ? ChangeKind.Removed
                : piece.Kind == TokenDiff.Added ? ChangeKind.Added
                : ChangeKind.Equal,
            piece.Text)),
    ];

    private static Html Facts(TraceReport report) => FactList.Of(
        new Fact("coverage", Numbers.Percent(report.Coverage), "of what moves the logits, by prototypes"),
        new Fact("residual", Numbers.Percent(report.ResidualShare)),
        new Fact(
            "resemblance",
            report.Resemblance.ToString("0.000", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"no source is named below {report.Threshold:0.000}")));
}
