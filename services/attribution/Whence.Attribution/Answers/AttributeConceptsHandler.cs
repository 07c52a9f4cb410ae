using System.Text.Json;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;

namespace Whence.Attribution.Answers;

/// <summary>Explains the answer of a generation from its decode trace. It keeps nothing: handled twice, it says the
/// same thing twice, under the same id.</summary>
internal sealed class AttributeConceptsHandler(
    AttributionModel model,
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
        catch (AttributionException exception)
        {
            await FailAsync(message.GenerationId, exception.Code, exception.Message, exception, cancellation);
        }
        catch (ModelException exception)
        {
            await FailAsync(
                message.GenerationId, "model_numerics", "The model computed values that are not finite.", exception,
                cancellation);
        }
        catch (Exception exception) when (exception is PayloadException or JsonException)
        {
            await FailAsync(
                message.GenerationId, "payload_unreadable", "What was stored of the generation cannot be read.",
                exception, cancellation);
        }
    }

    private async Task<AttributionDocument> ExplainAsync(AttributeConcepts message, CancellationToken cancellation)
    {
        var id = message.GenerationId;
        var request = DocumentJson.Read<RequestDocument>(await payloads.GetAsync(id, message.Request, cancellation));
        var prompt = DocumentJson.Read<TokensDocument>(await payloads.GetAsync(id, message.Tokens, cancellation));
        var segments = new List<byte[]>();
        foreach (var segment in message.Segments)
        {
            segments.Add(await payloads.GetAsync(id, segment, cancellation));
        }

        var name = model.Package.Name;
        var recorded = TraceReader.Read(prompt.Tokens, segments, name, model.Digest);
        var answer = model.Explain(recorded.Trace, DecodedWith.Of(request.Settings));
        var documents = new AttributionDocuments(
            model.Package.Catalogue, request.Settings.TopConcepts, withTokens: true);
        return documents.Write(answer, name, model.Digest, recorded.Backend);
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
