using System.Collections.Concurrent;
using Whence.Contracts;
using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Contracts.Payloads;
using Whence.Contracts.Tokenization;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;
using Whence.Engine.Traces;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Models;
using Whence.Recordings;

namespace Whence.Generations.Tests.Support;

/// <summary>The other services, played on the real engine. What a prompt says decides how they behave.</summary>
internal sealed class ScriptedServices(LoadedModel model, IMessagePublisher publisher, IPayloadStore payloads) :
    IMessageHandler<TokenizePrompt>,
    IMessageHandler<DecodeGeneration>,
    IMessageHandler<CancelDecode>,
    IMessageHandler<AttributeConcepts>
{
    public const string Refused = "refuse this";
    public const string Held = "hold this";
    public const string HeldAtBlock = "hold behind a block";
    public const string Failing = "fail this";
    public const string Unexplained = "explain this in vain";
    public const string Unreadable = "leave a broken trace";

    /// <summary>Gets what was published, by type.</summary>
    public ConcurrentQueue<object> Published { get; } = new();

    public async Task HandleAsync(TokenizePrompt message, MessageContext context, CancellationToken cancellation)
    {
        var request = await ReadAsync(message.GenerationId, message.Request, cancellation);
        if (request.Text == Refused)
        {
            await SendAsync(message.GenerationId, "PromptRefused", new PromptRefused
            {
                GenerationId = message.GenerationId,
                Code = "prompt_too_long",
                Detail = "The prompt is too long.",
            });
            return;
        }

        var tokens = request.Tokens ?? Encode(request);
        var reference = await payloads.PutAsync(
            message.GenerationId, DocumentJson.Write(new TokensDocument { Tokens = tokens }), cancellation);
        await SendAsync(message.GenerationId, "PromptTokenized", new PromptTokenized
        {
            GenerationId = message.GenerationId,
            Tokens = reference,
            TokenCount = tokens.Count,
        });
    }

    public async Task HandleAsync(DecodeGeneration message, MessageContext context, CancellationToken cancellation)
    {
        var request = await ReadAsync(message.GenerationId, message.Request, cancellation);
        if (request.Text == Held)
        {
            return;
        }

        if (request.Text == Failing)
        {
            await SendAsync(message.GenerationId, "DecodeFailed", new DecodeFailed
            {
                GenerationId = message.GenerationId,
                Code = "model_numerics",
                Detail = "The model computed something that is not a number.",
                GeneratedTokens = 0,
            });
            return;
        }

        await DecodeAsync(message, request, cancellation);
    }

    public Task HandleAsync(CancelDecode message, MessageContext context, CancellationToken cancellation) => SendAsync(
        message.GenerationId,
        "DecodeCancelled",
        new DecodeCancelled { GenerationId = message.GenerationId, GeneratedTokens = 3 });

    public async Task HandleAsync(AttributeConcepts message, MessageContext context, CancellationToken cancellation)
    {
        var request = await ReadAsync(message.GenerationId, message.Request, cancellation);
        if (request.Text == Unexplained)
        {
            await SendAsync(message.GenerationId, "AttributionFailed", new AttributionFailed
            {
                GenerationId = message.GenerationId,
                Code = "attribution_failed",
                Detail = "The explanation could not be computed.",
            });
            return;
        }

        var segments = new List<TraceSegment>();
        foreach (var segment in message.Segments)
        {
            var content = await payloads.GetAsync(message.GenerationId, segment, cancellation);
            segments.Add(TraceSegment.Parse(content, segment.Digest));
        }

        var document = ScriptedAttribution.Of(model.Package, segments, request.Settings.TopConcepts);
        var reference = await payloads.PutAsync(message.GenerationId, DocumentJson.Write(document), cancellation);
        await SendAsync(message.GenerationId, "ConceptsAttributed", new ConceptsAttributed
        {
            GenerationId = message.GenerationId,
            Attribution = reference,
            Chunks = document.Chunks.Count,
            AdditivityError = 0,
            ResidualShare = 0.1f,
        });
    }

    private async Task DecodeAsync(DecodeGeneration message, RequestDocument request, CancellationToken cancellation)
    {
        var tokens = DocumentJson.Read<TokensDocument>(
            await payloads.GetAsync(message.GenerationId, message.Tokens, cancellation)).Tokens;
        var order = new DecodeRequest(tokens, RecordedOptions.Of(request.Settings));
        var result = new Decoder(model.Denoiser).Decode(order, null, cancellation);
        var origin = new TraceOrigin(model.Package.Name, "digest", "scripted");
        var segments = new List<PayloadReference>();
        foreach (var segment in TraceSegment.Cut(result.Trace, model.Package.Config.BlockLength, origin))
        {
            var content = request.Text == Unreadable ? "broken"u8.ToArray() : segment.ToBytes();
            segments.Add(await payloads.PutAsync(message.GenerationId, content, cancellation));
            if (request.Text != Unreadable)
            {
                await SendBlockAsync(message.GenerationId, segments, request.Settings);
            }

            if (request.Text == HeldAtBlock)
            {
                return;
            }
        }

        await SendAsync(message.GenerationId, "GenerationDecoded", new GenerationDecoded
        {
            GenerationId = message.GenerationId,
            Segments = segments,
            GeneratedTokens = result.Statistics.TokensCommitted,
            Forwards = 1,
            ModelDigest = "digest",
            Backend = "scripted",
            Attempt = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
        });
    }

    private Task SendBlockAsync(Guid id, List<PayloadReference> segments, GenerationSettings settings) =>
        SendAsync(id, $"BlockCommitted/{segments.Count - 1}", new BlockCommitted
        {
            GenerationId = id,
            Block = segments.Count - 1,
            Blocks = settings.MaxNewTokens / model.Package.Config.BlockLength,
            Segment = segments[^1],
            Step = segments.Count,
            Steps = settings.Steps,
        });

    private int[] Encode(RequestDocument request) => request.Chat is { } chat
        ? new Whence.Models.Prompts.PromptEncoder(model.Package.Tokenizer, model.Package.Config).Chat(
            [.. chat.Select(turn => new Whence.Text.ChatMessage(turn.Role, turn.Content))],
            request.Settings.MaxNewTokens)
        : model.Package.Tokenizer.Encode(request.Text!);

    private async Task<RequestDocument> ReadAsync(
        Guid id, PayloadReference reference, CancellationToken cancellation) =>
        DocumentJson.Read<RequestDocument>(await payloads.GetAsync(id, reference, cancellation));

    private async Task SendAsync(Guid id, string name, object message)
    {
        Published.Enqueue(message);
        await publisher.PublishAsync(
            new OutgoingMessage(MessageIds.From(id, name), message), CancellationToken.None);
    }
}
