using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Explanations;
using Whence.Explanations.Inputs;

namespace Whence.Cli.Explain;

/// <summary>Asks one or all methods which parts of the prompt made the answer.</summary>
internal sealed class Explainer(RecordedAnswer answer, InputQuestion question, WorkDisplay display)
{
    /// <summary>Reads the question of a command line.</summary>
    public static InputQuestion Question(ParseResult arguments, RecordedAnswer answer)
    {
        var method = MethodNames.Methods[arguments.GetValue(ExplainArguments.Method)!];
        var spans = arguments.GetValue(ExplainArguments.Span) ?? [];
        var kind = spans.Length > 0 ? UnitKind.Span
            : MethodNames.Units[arguments.GetValue(ExplainArguments.Unit)!];
        return new InputQuestion
        {
            Method = method,
            Target = answer.Targets.Find(arguments.GetValue(ExplainArguments.Target)!),
            Units = kind == UnitKind.Span
                ? answer.Units.Spans(spans.Select(answer.Units.Span).Select(unit => (unit.StartChar, unit.EndChar)))
                : answer.Units.Cut(kind),
            UnitKind = kind,
            PromptPositions = answer.Units.Positions,
            Scale = MethodNames.Scales[arguments.GetValue(ExplainArguments.Scale)!],
            Budget = arguments.GetValue(ExplainArguments.Budget),
            Seed = answer.Request.Options.Seed,
        };
    }

    /// <summary>Answers the question by its own method.</summary>
    public Task<InputExplanation> ExplainAsync(CancellationToken cancellation) =>
        ExplainAsync(question.Method, cancellation);

    /// <summary>Puts the answers of all other methods beside one.</summary>
    public async Task<ComparisonReport> CompareAsync(InputExplanation first, CancellationToken cancellation)
    {
        List<ComparedMethod> methods = [Compared(MethodNames.Of(question.Method), first)];
        List<SkippedMethod> skipped = [];
        foreach (var (name, method) in MethodNames.Methods.Where(pair => pair.Value != question.Method))
        {
            try
            {
                methods.Add(Compared(name, await ExplainAsync(method, cancellation)));
            }
            catch (Exception exception) when (exception is ExplanationException or GenerationException)
            {
                skipped.Add(new SkippedMethod(name, exception.Message));
            }
        }

        return new ComparisonReport(methods, MethodAgreement.Of(methods), skipped);
    }

    private Task<InputExplanation> ExplainAsync(InputMethod method, CancellationToken cancellation) =>
        display.RunAsync(
            MethodNames.Of(method),
            tell => InputAttributor.ExplainAsync(
                answer.Snapshots,
                question with { Method = method },
                new Told<InputProgress>(progress => tell(progress.Evaluations, progress.Planned)),
                cancellation));

    private static ComparedMethod Compared(string name, InputExplanation said) => new(
        name,
        said.Method,
        MethodNames.Of(said.Scale),
        said.Forwards,
        said.Rows,
        said.Error,
        said.Control,
        [.. said.Units.Select(unit => unit.Score)]);
}
