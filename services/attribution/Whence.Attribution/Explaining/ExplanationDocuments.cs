using Whence.Contracts.Documents;
using Whence.Explanations.Inputs;
using Whence.Models.Answers;

namespace Whence.Attribution.Explaining;

/// <summary>Writes explanations as the documents of the API.</summary>
internal static class ExplanationDocuments
{
    public static ExplanationDocument Of(
        InputExplanation explanation, string text, ExplanationQuestionDocument question, AttributionModel model)
    {
        var offsets = new CodePointOffsets(text);
        return new ExplanationDocument
        {
            Text = text,
            Units =
            [
                .. explanation.Units.Select(scored => new UnitScoreDocument(
                    scored.Unit.Text, offsets.At(scored.Unit.StartChar), offsets.At(scored.Unit.EndChar),
                    scored.Score)),
            ],
            Method = explanation.Method,
            Version = explanation.Version,
            Target = Target(explanation.Target),
            Scale = question.Scale,
            Value = explanation.Value,
            Baseline = explanation.Baseline,
            Evaluations = explanation.Evaluations,
            Forwards = explanation.Forwards,
            Rows = explanation.Rows,
            Error = new ErrorFigureDocument(explanation.Error.Name, explanation.Error.Value),
            RandomControl = Control(explanation.Control),
            Note = explanation.Note,
            Model = model.Name,
            ModelDigest = model.Digest,
            Seed = question.Seed,
        };
    }

    public static TargetDocument Target(AnswerTarget target) =>
        new(target.Name, target.Text, target.StartPosition, target.EndPosition);

    private static RandomControlDocument Control(RandomControl control) => new(
        control.Units, control.Tokens, control.Drop, control.RandomDrop, control.RandomDeviation, control.Draws);
}
