using Microsoft.Extensions.Logging;
using Whence.Contracts.Decoding;
using Whence.Contracts.Documents;
using Whence.Generations.Answers;
using Whence.Generations.Requests;
using Whence.Generations.Storage;
using Whence.Hosting.Messaging;
using Whence.Hosting.Payloads;
using Whence.Safetensors;

namespace Whence.Generations.Coordination;

/// <summary>Reads the answer out of a finished trace and keeps it as a payload, then notes that it is there.</summary>
internal sealed class GenerationDecodedHandler(
    Coordinator coordinator,
    IGenerationStore store,
    GenerationContents contents,
    ModelInfo model,
    ILogger<GenerationDecodedHandler> logger) : IMessageHandler<GenerationDecoded>
{
    public async Task HandleAsync(
        GenerationDecoded message, MessageContext context, CancellationToken cancellation)
    {
        var record = await store.FindAsync(message.GenerationId, cancellation);
        if (record is null or { IsTerminal: true })
        {
            // Still received, so that a duplicate with another content is noticed.
            await coordinator.ReceiveAsync(context, message.GenerationId, (_, _) => null, cancellation);
            return;
        }

        var decide = await ReadAsync(record, message, cancellation);
        await coordinator.ReceiveAsync(context, message.GenerationId, decide, cancellation);
    }

    private async Task<Coordinator.Decision> ReadAsync(
        GenerationRecord record, GenerationDecoded message, CancellationToken cancellation)
    {
        try
        {
            var answer = await AssembleAsync(record, message, cancellation);
            var reference = await contents.PutAsync(record.Id, answer, cancellation);
            return (current, now) => Facts.Decoded(current, message, reference, answer.StopReason, now);
        }
        catch (Exception exception) when (IsPermanent(exception))
        {
            Log.UnreadableTrace(logger, record.Id, exception);
            return (current, now) => Facts.DecodingFailed(
                current,
                "trace_unreadable",
                "The answer was decoded, but its trace cannot be read; generate it again.",
                message.GeneratedTokens,
                now);
        }
    }

    private async Task<AnswerDocument> AssembleAsync(
        GenerationRecord record, GenerationDecoded message, CancellationToken cancellation)
    {
        var request = await contents.DocumentAsync<RequestDocument>(record.Id, record.Request, cancellation);
        var assembler = new AnswerAssembler(model.Package, request.Settings);
        foreach (var reference in message.Segments)
        {
            assembler.Add(await contents.SegmentAsync(record.Id, reference, cancellation));
        }

        assembler.End();
        return assembler.Document();
    }

    private static bool IsPermanent(Exception exception) => exception
        is PayloadException or SafetensorsException or InvalidDataException or System.Text.Json.JsonException
        or ArgumentOutOfRangeException;
}
