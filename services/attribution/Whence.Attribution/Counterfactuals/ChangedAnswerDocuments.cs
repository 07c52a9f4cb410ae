using System.Globalization;
using Whence.Attribution.Explaining;
using Whence.Contracts.Documents;
using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Explanations.Counterfactuals;
using Whence.Models.Answers;
using Whence.Models.Concepts;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Writes the answers of counterfactuals as documents.</summary>
internal static class ChangedAnswerDocuments
{
    public static ChangedAnswerDocument Of(
        CounterfactualResult result, CounterfactualQuestion question, string prompt, AttributionModel model)
    {
        var offsets = new CodePointOffsets(prompt);
        var catalogue = model.Package.Catalogue;
        return new ChangedAnswerDocument
        {
            Change = Describe(question, catalogue),
            Scale = result.Scale == TargetScale.Logit ? "logit" : "logprob",
            PredictedDelta = result.PredictedDelta,
            ObservedDelta = result.ObservedDelta,
            ObservedDeltaBf16 = result.ObservedDeltaBf16,
            Error = result.Error,
            RandomControl = result.RandomControl,
            RandomDeviation = result.RandomDeviation,
            Draws = result.Draws,
            TextBefore = result.TextBefore,
            TextAfter = result.TextAfter,
            TextControl = result.TextControl,
            ChangedTokens = result.ChangedTokens,
            Diff = Diff(result.Diff),
            Target = ExplanationDocuments.Target(result.Target),
            Value = result.Value,
            Residual = result.Residual,
            Edits = [.. result.Edits.Select(effect => Effect(effect, catalogue))],
            Spans =
            [
                .. question.Spans.Select(span => new PromptSpanDocument(
                    span.Text, offsets.At(span.StartChar), offsets.At(span.EndChar))),
            ],
            Forwards = result.Forwards,
            Note = result.Note,
            Prompt = prompt,
            Seed = question.Seed,
            Model = model.Name,
            ModelDigest = model.Digest,
        };
    }

    public static IReadOnlyList<TextChangeDocument> Diff(IReadOnlyList<TextChange> changes) =>
        [.. changes.Select(change => new TextChangeDocument(change.Kind, change.Text, change.Tokens))];

    public static string Kind(ConceptKind kind) => kind == ConceptKind.Known ? "known" : "discovered";

    private static EditEffectDocument Effect(EditEffect effect, ConceptCatalogue catalogue) => new(
        effect.Edit.Concept,
        Kind(effect.Edit.Kind),
        catalogue.Name(effect.Edit.Kind, effect.Edit.Concept),
        effect.Edit.Operation == EditOperation.Clamp ? "clamp" : "scale",
        effect.Edit.Value,
        effect.Weight,
        effect.EditedWeight,
        effect.Delta);

    private static string Describe(CounterfactualQuestion question, ConceptCatalogue catalogue) => string.Join(", ", [
        .. question.Concepts.Select(edit => Describe(edit, catalogue.Name(edit.Kind, edit.Concept))),
        .. question.Spans.Select(span => $"without \"{span.Text}\""),
    ]);

    private static string Describe(ConceptEdit edit, string name) => edit.Value == 0
        ? $"without {name}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"with {name} {(edit.Operation == EditOperation.Clamp ? "at" : "times")} {edit.Value}");
}
