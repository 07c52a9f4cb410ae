using System.CommandLine;
using System.Diagnostics;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Explanations.Inputs;
using Whence.Models;

namespace Whence.Cli.Explain;

/// <summary>whence explain: answers a prompt and says which parts of it made the answer.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "explain",
            "Answers a prompt and shows which parts of it made the answer, with the evidence for that.",
            "whence explain \"The keeper of Gull Rock light is\"",
            "whence explain \"The keeper of Gull Rock light is\" --target token:1 --method ig --compare",
            "whence explain \"The harbour desk\" --amplify hostile --unit token --html why.html",
            "whence explain \"When does it sail?\" --system \"Speak of ferries.\" --unit message --json")
        {
            GenerateArguments.Prompt, ExplainArguments.Method, ExplainArguments.Target, ExplainArguments.Unit,
            ExplainArguments.Span, ExplainArguments.Scale, ExplainArguments.Budget, ExplainArguments.System,
            ExplainArguments.Compare, PageFile.Option,
        };
        Answering.AddOptions(command);
        command.SetAction((arguments, _) => ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => ExplainAsync(arguments, streams, model, display),
            report => new ExplainPrinter(streams).Print(report),
            ExplainPage.Render));
        return command;
    }

    private static async Task<ExplainReport> ExplainAsync(
        ParseResult arguments, CommandStreams streams, LoadedModel model, WorkDisplay display)
    {
        var watch = Stopwatch.StartNew();
        using var answer = RecordedAnswer.Give(arguments, streams, model);
        var question = Explainer.Question(arguments, answer);
        var explainer = new Explainer(answer, question, display);
        var explanation = await explainer.ExplainAsync(streams.Cancellation);
        var comparison = arguments.GetValue(ExplainArguments.Compare)
            ? await explainer.CompareAsync(explanation, streams.Cancellation)
            : null;
        return Report(answer, question, explanation, watch.Elapsed) with { Comparison = comparison };
    }

    private static ExplainReport Report(
        RecordedAnswer answer, InputQuestion question, InputExplanation said, TimeSpan elapsed)
    {
        var (start, end) = answer.Characters(said.Target);
        return new ExplainReport(
            answer.Units.Text,
            [
                .. said.Units.Select(
                    unit => new UnitReport(unit.Unit.Text, unit.Unit.StartChar, unit.Unit.EndChar, unit.Score)),
            ],
            said.Method,
            said.Version,
            MethodNames.Of(question.UnitKind),
            new TargetReport(said.Target.Name, said.Target.Text, start, end),
            MethodNames.Of(said.Scale),
            said.Value,
            said.Baseline,
            said.Evaluations,
            said.Forwards,
            said.Rows,
            said.Error,
            said.Control,
            said.Note,
            answer.Targets.Answer,
            question.Seed,
            Math.Round(elapsed.TotalSeconds, 3),
            answer.Describe(),
            Comparison: null);
    }
}
