using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Answers counterfactuals: reads the question, has it answered, keeps and tells the result.</summary>
internal sealed class CounterfactualExplainer(
    RecordedAnswers answers,
    ChangedAnswers changes,
    SteeringTwins twins,
    ChildGenerations children,
    IPayloadStore payloads,
    TimeProvider time) : IExplainer
{
    public ExplanationKind Kind => ExplanationKind.Counterfactual;

    public async Task<ExplanationEnd> ExplainAsync(
        ExplanationRecord record, RunProgress progress, CancellationToken cancellation)
    {
        var id = record.GenerationId;
        var asked = DocumentJson.Read<CounterfactualQuestionDocument>(
            await payloads.GetAsync(id, record.Question, cancellation));
        if (asked.Regenerate)
        {
            await children.CheckAsync(record, cancellation); // before all that would be computed in vain
        }

        var (run, recording) = await answers.ReadAsync(id, cancellation);
        CounterfactualDocument document = asked.Steering is null
            ? await changes.AnswerAsync(record, asked, (run, recording), progress, cancellation)
            : await twins.AnswerAsync(record, asked, recording, progress, cancellation);
        var result = await payloads.PutAsync(id, DocumentJson.Write(document), cancellation);
        return ExplanationEnd.Completed(
            result,
            new OutgoingMessage(
                MessageIds.From(record.Id, nameof(CounterfactualAnswered)), Message(record, document, result)));
    }

    private CounterfactualAnswered Message(
        ExplanationRecord record, CounterfactualDocument document, PayloadReference result)
    {
        var (change, twin) = (document as ChangedAnswerDocument, document as SteeringTwinDocument);
        return new CounterfactualAnswered
        {
            GenerationId = record.GenerationId,
            CounterfactualId = record.Id,
            TenantId = record.Tenant,
            Principal = record.Principal,
            Question = record.Question,
            Counterfactual = result,
            AfterId = Id(change?.AfterId ?? twin?.UnsteeredId),
            ControlId = Id(document.ControlId),
            PredictedDelta = change?.PredictedDelta,
            ObservedDelta = change?.ObservedDelta ?? twin!.MassChange,
            RandomControl = change?.RandomControl ?? twin!.ControlMassChange,
            ChangedTokens = change?.ChangedTokens ?? twin!.Steered.ChangedTokens,
            ModelDigest = document.ModelDigest,
            FinishedAt = time.GetUtcNow(),
        };
    }

    private static Guid? Id(string? generation) => generation is null ? null : PublicId.ParseGeneration(generation);
}
