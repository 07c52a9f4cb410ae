using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Recordings;
using Whence.Steering.Runs;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Answers what a steered answer would have been without its steering, and with random concepts as strong.
/// </summary>
internal sealed class SteeringTwins(
    AttributionModel model,
    CounterfactualQuestions questions,
    InputQuestions inputs,
    ChildGenerations children,
    RecordedAnswers answers)
{
    public async Task<SteeringTwinDocument> AnswerAsync(
        ExplanationRecord record,
        CounterfactualQuestionDocument asked,
        Recording recording,
        RunProgress progress,
        CancellationToken cancellation)
    {
        var requests = questions.Twins(asked, recording, cancellation);
        var made = await children.AnswerAsync(
            record, recording.Request.Settings, [requests.Unsteered, requests.Control], progress, cancellation);
        var results = new List<DecodeResult> { Result(recording) };
        foreach (var child in made)
        {
            results.Add(Result((await answers.ReadAsync(child, cancellation)).Recording));
        }

        var comparison = new SteeredRun(model.Package, model.SharedUntil(cancellation))
            .Compare(requests, results, cancellation);
        return SteeringTwinDocuments.Of(comparison, asked, inputs.Prompt(recording).Text, made, model);
    }

    private DecodeResult Result(Recording recording) =>
        RecordedResult.Of(recording.Generation, model.Package.Config);
}
