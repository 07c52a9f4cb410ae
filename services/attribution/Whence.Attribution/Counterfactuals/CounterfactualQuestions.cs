using Whence.Attribution.Explaining;
using Whence.Contracts.Documents;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Inputs;
using Whence.Recordings;
using Whence.Steering.Runs;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Finds what a recorded question means for a recorded answer.</summary>
internal sealed class CounterfactualQuestions(AttributionModel model, InputQuestions inputs)
{
    /// <summary>Checks that a question can be asked of an answer.</summary>
    /// <exception cref="Whence.Explanations.ExplanationException">It cannot; the message says what can.</exception>
    /// <exception cref="Whence.Engine.Diffusion.GenerationException">The answer was not steered.</exception>
    public void Check(
        CounterfactualQuestionDocument document, Recording recording, CancellationToken cancellation)
    {
        if (document.Steering is null)
        {
            CounterfactualRunner.Check(model.Package, recording.Generation, Read(document, recording).Question);
        }
        else
        {
            Twins(document, recording, cancellation);
        }
    }

    /// <summary>Returns the text of the prompt and the question about it, which is not about steering.</summary>
    public (string Prompt, CounterfactualQuestion Question) Read(
        CounterfactualQuestionDocument document, Recording recording)
    {
        var units = inputs.Prompt(recording);
        var edits = document.Concepts is { } concepts
            ? RecordedOptions.Of(new EditSettings { Concepts = concepts, Residual = document.Residual! })
            : null;
        return (units.Text, new CounterfactualQuestion
        {
            Concepts = edits?.Concepts ?? [],
            Residual = edits?.Residual ?? default,
            Spans = document.Spans is { } spans ? units.Spans(InputQuestions.Spans(spans, units.Text)) : [],
            Target = new AnswerTargets(model.Package, recording.Generation).Find(document.Target),
            Scale = WireNames.Scales[document.Scale!],
            Regenerate = document.Regenerate,
            Seed = document.Seed,
        });
    }

    /// <summary>Returns the request of a steered answer with its twin and its control.</summary>
    public SteeredRequests Twins(
        CounterfactualQuestionDocument document, Recording recording, CancellationToken cancellation)
    {
        var steered = RecordedRequests.Of(recording.Request, recording.Prompt);
        return new SteeredRun(model.Package, model.SharedUntil(cancellation)).Plan(steered, document.Seed);
    }
}
