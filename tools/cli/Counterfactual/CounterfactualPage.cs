using System.Globalization;
using Whence.Cli.Explain;
using Whence.Explanations.Counterfactuals;
using Whence.Pages;

namespace Whence.Cli.Counterfactual;

/// <summary>A counterfactual as one self-contained page.</summary>
internal static class CounterfactualPage
{
    public static string Render(CounterfactualReport report) => Page.Render(
        $"The answer {report.Change}",
        "What changes on the answer that was given, and what the model says when it answers again with the same seed.",
        [
            Page.Section("The prompt", new Element("p", report.Prompt).With("class", "text")),
            Page.Section("The answer", Texts(report)),
            Page.Section($"On the answer that was given ({report.Target.Name})", Facts(report)),
            Page.Section("Each change", Edits(report)),
            Page.Note(report.Note ?? ""),
        ],
        [
            new Fact("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
            new Fact("Residual", report.Residual),
            new Fact("Model", $"{report.Model.Name} on {report.Model.Backend}"),
            new Fact("SHA-256 of the weights", report.Model.Digest),
        ]);

    private static Html Texts(CounterfactualReport report)
    {
        var diff = report.Diff.Select(piece => new DiffPiece(Kind(piece.Kind), piece.Text)).ToList();
        var text = new Element("p", report.TextBefore).With("class", "text");
        return report.TextAfter is null ? text : Columns.Of(
            new Column("as it was", DiffText.Before(diff)),
            new Column(report.Change, DiffText.After(diff)),
            new Column(
                "with a random change of the same size",
                new Element("p", report.TextControl ?? "none").With("class", "text")));
    }

    private static Html Facts(CounterfactualReport report) => FactList.Of(
        new Fact("as it was", $"{Numbers.Plain(report.Value)} {MethodNames.Unit(report.Scale)}"),
        new Fact("predicted change", $"{Numbers.WithSign(report.PredictedDelta)} {MethodNames.Unit(report.Scale)}"),
        new Fact(
            "observed change",
            $"{Numbers.WithSign(report.ObservedDelta)} {MethodNames.Unit(report.Scale)}",
            report.ObservedDeltaBf16 is { } rounded ? $"{Numbers.WithSign(rounded)} in bfloat16" : null),
        new Fact(
            "random changes of the same size",
            report.Draws == 0 ? "none" : $"{Numbers.WithSign(report.RandomControl)} {MethodNames.Unit(report.Scale)}",
            $"± {Numbers.Plain(report.RandomDeviation)} over {report.Draws} draws"));

    private static Html Edits(CounterfactualReport report) => report.Edits.Count == 0
        ? new Element("p", string.Join(", ", report.Spans.Select(span => $"masked: {span.Text.Trim()}")))
        : DataTable.Of(
            ["concept", "weight", "with the change", $"change of the target ({MethodNames.Unit(report.Scale)})"],
            report.Edits.Select(edit => (IReadOnlyList<Html>)
            [
                edit.Name,
                Numbers.Plain(edit.Weight),
                Numbers.Plain(edit.EditedWeight),
                Numbers.WithSign(edit.Delta),
            ]));

    private static ChangeKind Kind(string kind) => kind switch
    {
        TokenDiff.Removed => ChangeKind.Removed,
        TokenDiff.Added => ChangeKind.Added,
        _ => ChangeKind.Equal,
    };
}
