using System.Globalization;
using Whence.Pages;
using Whence.Pages.Plots;

namespace Whence.Cli.Steer;

/// <summary>Steered answers as one self-contained page.</summary>
internal static class SteerPage
{
    public static string Render(SteerReport report) => Page.Render(
        "A steered answer beside its controls",
        "The same prompt and the same seed: steered, unsteered, and with random concepts pushed as hard.",
        [
            Page.Section("The prompt", new Element("p", report.Prompt).With("class", "text")),
            .. report.Runs.Select(Run),
            report.Runs.Count > 1 ? Page.Section("Over the strengths", Strengths(report)) : Html.Empty,
            Page.Section("The profile", new Element("p", report.Profile.ToString()).With("class", "text")),
        ],
        [
            new Fact("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
            new Fact("Model", $"{report.Model.Name} on {report.Model.Backend}"),
            new Fact("SHA-256 of the weights", report.Model.Digest),
        ]);

    private static Html Run(SteerRunReport run) => Page.Section(
        run.Strength is { } strength ? $"Strength {Numbers.Plain(strength)}" : "The answers",
        Columns.Of(
            new Column("steered", Text(run.Steered)),
            new Column("unsteered", Text(run.Unsteered)),
            new Column($"random: {string.Join(", ", run.ControlConcepts)}", Text(run.Control))),
        Figures(run));

    private static Element Text(SteeredAnswerReport answer) => new Element("p", answer.Text).With("class", "text");

    private static Html Figures(SteerRunReport run)
    {
        SteeredAnswerReport[] answers = [run.Steered, run.Unsteered, run.Control];
        return DataTable.Of(
            ["", "steered", "unsteered", "random"],
            [
                .. run.Steered.Concepts.SelectMany((concept, i) => new IReadOnlyList<Html>[]
                {
                    Row($"{concept.Name}: probability mass", answers, answer => Percent(answer.Concepts[i].Mass)),
                    Row($"{concept.Name}: presence", answers, answer => Percent(answer.Concepts[i].Presence)),
                }),
                Row("log-probability per token", answers, answer => Number(answer.LogProbability)),
                Row("repeated pairs", answers, answer => Percent(answer.RepeatedShare)),
                Row("changed tokens", answers, answer => $"{answer.ChangedTokens}"),
                Row("ended by", answers, answer => answer.AbortedBy ?? answer.StopReason),
            ]);
    }

    private static IReadOnlyList<Html> Row(
        string name, SteeredAnswerReport[] answers, Func<SteeredAnswerReport, string> figure) =>
        [name, .. answers.Select(answer => Html.FromString(figure(answer)))];

    private static Html Strengths(SteerReport report)
    {
        var concept = report.Runs[0].Steered.Concepts[0].Name;
        return LinePlot.Of(
            $"Probability mass of {concept} over the strength",
            [
                Line("steered", report.Runs, run => run.Steered),
                Line("unsteered", report.Runs, run => run.Unsteered),
                Line("random", report.Runs, run => run.Control),
            ],
            "strength (logits)",
            "mass (share)");
    }

    private static Series Line(
        string name, IReadOnlyList<SteerRunReport> runs, Func<SteerRunReport, SteeredAnswerReport> answer) =>
        new(name, [.. runs.Select(run => new PlotPoint(run.Strength!.Value, answer(run).Concepts[0].Mass))]);

    private static string Percent(double share) => Numbers.Percent(share);

    private static string Number(double? value) => value is { } given ? Numbers.Plain(given) : "none";
}
