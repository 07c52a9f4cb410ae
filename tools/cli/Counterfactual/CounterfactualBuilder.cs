using Whence.Cli.Explain;
using Whence.Engine.Concepts;
using Whence.Explanations.Counterfactuals;

namespace Whence.Cli.Counterfactual;

/// <summary>Builds the report of a counterfactual.</summary>
internal sealed class CounterfactualBuilder(
    RecordedAnswer answer, CounterfactualQuestion question, string change)
{
    public CounterfactualReport Build(CounterfactualResult result, TimeSpan elapsed)
    {
        var (start, end) = answer.Characters(result.Target);
        return new CounterfactualReport(
            change,
            MethodNames.Of(result.Scale),
            result.PredictedDelta,
            result.ObservedDelta,
            result.ObservedDeltaBf16,
            result.Error,
            result.RandomControl,
            result.RandomDeviation,
            result.Draws,
            result.TextBefore,
            result.TextAfter,
            result.TextControl,
            result.ChangedTokens,
            result.Diff,
            new TargetReport(result.Target.Name, result.Target.Text, start, end),
            result.Value,
            result.Residual,
            [.. result.Edits.Select(Edit)],
            [.. question.Spans.Select(span => new SpanReport(span.Text, span.StartChar, span.EndChar))],
            result.Forwards,
            result.Note,
            answer.Units.Text,
            question.Seed,
            Math.Round(elapsed.TotalSeconds, 3),
            answer.Describe());
    }

    private EditReport Edit(EditEffect effect) => new(
        effect.Edit.Concept,
        effect.Edit.Kind == ConceptKind.Known ? "known" : "discovered",
        answer.Model.Package.Catalogue.Name(effect.Edit.Kind, effect.Edit.Concept),
        effect.Edit.Operation == EditOperation.Clamp ? "clamp" : "scale",
        effect.Edit.Value,
        effect.Weight,
        effect.EditedWeight,
        effect.Delta);
}
