using Whence.Contracts.Documents;
using Whence.Explanations;
using Whence.Explanations.Inputs;
using Whence.Recordings;
using Whence.Text;

namespace Whence.Attribution.Explaining;

/// <summary>Finds what a recorded question means for a recorded answer.</summary>
internal sealed class InputQuestions(AttributionModel model)
{
    private const int ShapleyUnitsMax = 10;

    /// <summary>Returns the text of the prompt and the question about it.</summary>
    /// <exception cref="ExplanationException">It cannot be asked of this answer; the message says what can.</exception>
    public (string Text, InputQuestion Question) Read(ExplanationQuestionDocument document, Recording recording)
    {
        var units = Prompt(recording);
        var kind = WireNames.Units[document.Unit];
        var question = new InputQuestion
        {
            Method = WireNames.Methods[document.Method],
            Target = new AnswerTargets(model.Package, recording.Generation).Find(document.Target),
            Units = kind == UnitKind.Span ? units.Spans(Spans(document.Spans!, units.Text)) : units.Cut(kind),
            UnitKind = kind,
            PromptPositions = units.Positions,
            Scale = WireNames.Scales[document.Scale],
            Budget = document.Budget,
            Seed = document.Seed,
        };
        return question.Method != InputMethod.Shapley || question.Units.Count <= ShapleyUnitsMax
            ? (units.Text, question)
            : throw new ExplanationException(
                $"shapley weighs every subset, and the prompt has {question.Units.Count} units; cut it into at most " +
                $"{ShapleyUnitsMax}, or use hipe.",
                "method");
    }

    /// <summary>Returns the prompt, ready to be cut.</summary>
    public PromptUnits Prompt(Recording recording)
    {
        var chat = recording.Request.Chat?.Select(turn => new ChatMessage(turn.Role, turn.Content)).ToList();
        return new PromptUnits(model.Package.Tokenizer, recording.Prompt.Tokens, chat);
    }

    /// <summary>Turns offsets of the API into those of the text.</summary>
    /// <exception cref="ExplanationException">A span is not inside the prompt.</exception>
    public static IEnumerable<(int Start, int End)> Spans(IReadOnlyList<CharSpan> spans, string text)
    {
        var offsets = new CodeUnits(text);
        return spans.Select((span, i) => offsets.At(span.Start) is { } start && offsets.At(span.End) is { } end
            && start < end
                ? (start, end)
                : throw new ExplanationException(
                    $"Span {span.Start} to {span.End} is not inside the prompt; use 0 <= start < end <= " +
                    $"{offsets.Count}.",
                    $"spans[{i}]"));
    }
}
