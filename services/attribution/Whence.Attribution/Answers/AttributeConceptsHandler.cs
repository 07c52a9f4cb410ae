using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Recordings;

namespace Whence.Attribution.Answers;

/// <summary>Explains the answer of a generation from its decode trace. It keeps nothing: handled twice, it says the
/// same thing twice, under the same id.</summary>
internal sealed class AttributeConceptsHandler(
    AttributionModel model,
    RecordingReader recordings,
    IPayloadStore payloads,
    IMessagePublisher publisher,
    AttributionMetrics metrics,
    ILogger<AttributeConceptsHandler> logger) : IMessageHandler<AttributeConcepts>
{
    public async Task HandleAsync(AttributeConcepts message, MessageContext context, CancellationToken cancellation)
    {
        try
        {
            var attribution = await ExplainAsync(message, cancellation);
            await ReportAsync(message.GenerationId, attribution, cancellation);
        }
        catch (RecordingException exception)
        {
            await FailAsync(message.GenerationId, exception.Code, exception.Message, exception, cancellation);
        }
        catch (ModelException exception)
        {
            await FailAsync(
                message.GenerationId, "model_numerics", "The model computed values that are not finite.", exception,
                cancellation);
        }
    }

    private async Task<AttributionDocument> ExplainAsync(AttributeConcepts message, CancellationToken cancellation)
    {
        var run = new RecordedRun
        {
            GenerationId = message.GenerationId,
            Request = message.Request,
            Tokens = message.Tokens,
            Segments = message.Segments,
        };
        var recording = await recordings.ReadAsync(run, cancellation);
        var answer = model.Explain(recording.Generation.Trace, recording.Generation.Options);
        var documents = new AttributionDocuments(
            model.Book, recording.Request.Settings.TopConcepts, withTokens: true);
        return documents.Write(answer, model.Name, model.Digest, recording.Backend);
    }

    private async Task ReportAsync(Guid id, AttributionDocument attribution, CancellationToken cancellation)
    {
        var check = attribution.Verification;
        if (!check.Ok)
        {
            Log.DoesNotAddUp(logger, id, check.AdditivityError, check.Tolerance);
        }

        var reference = await payloads.PutAsync(id, DocumentJson.Write(attribution), cancellation);
        var message = new ConceptsAttributed
        {
            GenerationId = id,
            Attribution = reference,
            Chunks = attribution.Chunks.Count,
            AdditivityError = check.AdditivityError,
            ResidualShare = attribution.Chunks.Select(chunk => chunk.ResidualShare).DefaultIfEmpty().Average(),
        };
        await SendAsync(id, nameof(ConceptsAttributed), message, cancellation);
        Log.ConceptsAttributed(logger, id, message.Chunks, check.AdditivityError);
        metrics.Explained(check.Ok);
    }

    private Task FailAsync(
        Guid id, string code, string detail, Exception exception, CancellationToken cancellation)
    {
        Log.AttributionFailed(logger, id, code, exception);
        metrics.Failed(code);
        var message = new AttributionFailed { GenerationId = id, Code = code, Detail = detail };
        return SendAsync(id, nameof(AttributionFailed), message, cancellation);
    }

    private Task SendAsync(Guid id, string name, object message, CancellationToken cancellation) =>
        publisher.PublishAsync(new OutgoingMessage(MessageIds.From(id, name), message), cancellation);
}
