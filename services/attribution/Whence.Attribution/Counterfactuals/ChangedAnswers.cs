using Microsoft.Extensions.Options;
using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Hosting.Payloads;
using Whence.Recordings;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Answers what concepts or parts of the prompt do.</summary>
internal sealed class ChangedAnswers(
    AttributionModel model,
    CounterfactualQuestions questions,
    ChildGenerations children,
    ReplayClient decoding,
    IPayloadStore payloads,
    IOptions<AttributionOptions> options)
{
    public async Task<ChangedAnswerDocument> AnswerAsync(
        ExplanationRecord record,
        CounterfactualQuestionDocument asked,
        (RecordedRun Run, Recording Recording) recorded,
        RunProgress progress,
        CancellationToken cancellation)
    {
        var recording = recorded.Recording;
        var (prompt, question) = questions.Read(asked, recording);
        var made = 0;
        var snapshots = new DecodingSnapshotModel(
            decoding, recorded.Run, recording.Generation, options.Value.ReplaysPerRequest);
        var platform = new PlatformCounterfactualModel(model, snapshots, AnewAsync);
        var runner = new CounterfactualRunner(model.Package, platform);
        var result = await runner.RunAsync(recording.Generation, question, cancellation);
        return ChangedAnswerDocuments.Of(result, question, prompt, model) with
        {
            AfterId = made > 0 ? PublicId.FormatGeneration(ChildIds.Of(record, 0)) : null,
            ControlId = made > 1 ? PublicId.FormatGeneration(ChildIds.Of(record, 1)) : null,
        };

        async Task<IReadOnlyList<IReadOnlyList<int>>> AnewAsync(IReadOnlyList<DecodeRequest> requests)
        {
            made = requests.Count;
            var settings = recording.Request.Settings;
            var found = await children.AnswerAsync(record, settings, requests, progress, cancellation);
            return await Task.WhenAll(found.Select(child => TokensAsync(child, cancellation)));
        }
    }

    private async Task<IReadOnlyList<int>> TokensAsync(GenerationReference child, CancellationToken cancellation) =>
        DocumentJson.Read<AnswerDocument>(
            await payloads.GetAsync(child.GenerationId, child.Answer!, cancellation)).Tokens;
}
