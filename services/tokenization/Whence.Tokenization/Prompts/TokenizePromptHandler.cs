using System.Text.Json;
using Microsoft.Extensions.Logging;
using Whence.Contracts;
using Whence.Contracts.Documents;
using Whence.Contracts.Tokenization;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models.Prompts;

namespace Whence.Tokenization.Prompts;

/// <summary>Turns the prompt of a generation into ids, or says why it cannot be done. It keeps nothing: handled twice,
/// it says the same thing twice, under the same id.</summary>
internal sealed class TokenizePromptHandler(
    TokenizationModel model,
    IPayloadStore payloads,
    IMessagePublisher publisher,
    TokenizationMetrics metrics,
    ILogger<TokenizePromptHandler> logger) : IMessageHandler<TokenizePrompt>
{
    public async Task HandleAsync(TokenizePrompt message, MessageContext context, CancellationToken cancellation)
    {
        try
        {
            var request = DocumentJson.Read<RequestDocument>(
                await payloads.GetAsync(message.GenerationId, message.Request, cancellation));
            await TokenizedAsync(message.GenerationId, PromptReader.Read(model.Prompts, request), cancellation);
        }
        catch (PromptException refusal)
        {
            Log.PromptRefused(logger, message.GenerationId, refusal.Code);
            await RefusedAsync(message.GenerationId, refusal.Code, refusal.Message, cancellation);
        }
        catch (Exception exception) when (exception is PayloadException or JsonException)
        {
            Log.RequestUnreadable(logger, message.GenerationId, exception);
            await RefusedAsync(
                message.GenerationId, "request_unreadable", "The stored request cannot be read; send it again.",
                cancellation);
        }
    }

    private async Task TokenizedAsync(Guid id, TokensDocument tokens, CancellationToken cancellation)
    {
        var reference = await payloads.PutAsync(id, DocumentJson.Write(tokens), cancellation);
        await SendAsync(
            id,
            nameof(PromptTokenized),
            new PromptTokenized { GenerationId = id, Tokens = reference, TokenCount = tokens.Tokens.Count },
            cancellation);
        Log.PromptTokenized(logger, id, tokens.Tokens.Count);
        metrics.Tokenized(tokens.Tokens.Count);
    }

    private async Task RefusedAsync(Guid id, string code, string detail, CancellationToken cancellation)
    {
        var message = new PromptRefused { GenerationId = id, Code = code, Detail = detail };
        await SendAsync(id, nameof(PromptRefused), message, cancellation);
        metrics.Refused(code);
    }

    private Task SendAsync(Guid id, string name, object message, CancellationToken cancellation) =>
        publisher.PublishAsync(new OutgoingMessage(MessageIds.From(id, name), message), cancellation);
}
