using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Requests;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Idempotency;

namespace Whence.Generations.OpenAi;

/// <summary>Streams an answer in OpenAI's chunks. Until decoding has begun nothing is sent, so that a refusal can still
/// be an error status.</summary>
internal sealed class ChunkStream(
    IGenerationStore store,
    GenerationFeed feed,
    GenerationContents contents,
    AnswerLoader answers,
    Desertion desertion,
    ModelInfo model,
    TimeProvider time,
    GenerationMetrics metrics,
    IOptions<GenerationsOptions> options)
{
    /// <summary>Returns the stream once the generation is being decoded.</summary>
    public async Task<IResult> StartAsync(
        HttpContext context, GenerationRecord record, OpenAiOrder order, IAnswerShape shape)
    {
        await foreach (var happened in feed.ReadAsync(record.Id, context.RequestAborted))
        {
            if (happened is { Sequence: > 1 })
            {
                break;
            }
        }

        var started = await store.FindAsync(record.Id, context.RequestAborted) ?? record;
        if (started.IsTerminal)
        {
            await answers.CompletedAsync(record.Id, context.RequestAborted);
        }

        var isKeyed = context.Request.Headers.ContainsKey(IdempotencyHeader.Name);
        return new StreamResult(http => WriteAsync(http, started, order, shape, isKeyed));
    }

    private async Task WriteAsync(
        HttpContext context, GenerationRecord record, OpenAiOrder order, IAnswerShape shape, bool isKeyed)
    {
        metrics.StreamOpened();
        var sse = new SseWriter(context.Response, time);
        var envelope = OpenAiEndpoints.Envelope(record, order.Stream.Usage);
        var writer = new ChunkWriter(sse, shape, envelope, contents, answers)
        {
            Order = order,
            Answer = new OpenAiAnswer(order, model),
            Tokenizer = model.Package.Tokenizer,
        };
        try
        {
            await sse.StartAsync(context.RequestAborted);
            await CopyAsync(sse, writer, record.Id, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            await desertion.OnLeaveAsync(record.Id, isKeyed);
        }
        finally
        {
            metrics.StreamClosed();
        }
    }

    private async Task CopyAsync(SseWriter sse, ChunkWriter writer, Guid id, CancellationToken cancellation)
    {
        var silence = TimeSpan.FromSeconds(options.Value.HeartbeatSeconds);
        await writer.OpenAsync(cancellation);
        await foreach (var happened in feed.ReadAsync(id, cancellation))
        {
            if (happened is null)
            {
                await sse.KeepAliveAsync(silence, cancellation);
            }
            else
            {
                await writer.WriteAsync(id, happened, cancellation);
            }
        }
    }
}
