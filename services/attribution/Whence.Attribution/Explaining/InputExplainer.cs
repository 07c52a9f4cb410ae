using Microsoft.Extensions.Options;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Explanations.Inputs;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;

namespace Whence.Attribution.Explaining;

/// <summary>Explains answers by their prompts. Decoding computes; what is decided and kept, is here.</summary>
internal sealed class InputExplainer(
    AttributionModel model,
    InputQuestions questions,
    RecordedAnswers answers,
    ReplayClient decoding,
    IPayloadStore payloads,
    IOptions<AttributionOptions> options,
    TimeProvider time) : IExplainer
{
    public ExplanationKind Kind => ExplanationKind.Inputs;

    public async Task<ExplanationEnd> ExplainAsync(
        ExplanationRecord record, RunProgress progress, CancellationToken cancellation)
    {
        var id = record.GenerationId;
        var asked = DocumentJson.Read<ExplanationQuestionDocument>(
            await payloads.GetAsync(id, record.Question, cancellation));
        var (run, recording) = await answers.ReadAsync(id, cancellation);
        var (text, question) = questions.Read(asked, recording);
        var replays = new DecodingSnapshotModel(
            decoding, run, recording.Generation, options.Value.ReplaysPerRequest);
        var explanation = await InputAttributor.ExplainAsync(replays, question, progress, cancellation);
        var document = ExplanationDocuments.Of(explanation, text, asked, model);
        var result = await payloads.PutAsync(id, DocumentJson.Write(document), cancellation);
        return ExplanationEnd.Completed(
            result,
            new OutgoingMessage(
                MessageIds.From(record.Id, nameof(InputsAttributed)), Message(record, document, result)));
    }

    private InputsAttributed Message(
        ExplanationRecord record, ExplanationDocument document, PayloadReference result) => new()
        {
            GenerationId = record.GenerationId,
            ExplanationId = record.Id,
            TenantId = record.Tenant,
            Principal = record.Principal,
            Question = record.Question,
            Explanation = result,
            Method = document.Method,
            Version = document.Version,
            Units = document.Units.Count,
            Forwards = document.Forwards,
            Rows = document.Rows,
            ErrorName = document.Error.Name,
            Error = document.Error.Value,
            Drop = document.RandomControl.Drop,
            RandomDrop = document.RandomControl.RandomDrop,
            ModelDigest = document.ModelDigest,
            FinishedAt = time.GetUtcNow(),
        };
}
