using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Reading;
using Whence.Generations.Runs;
using Whence.Generations.Storage;
using Whence.Hosting.Http;
using Whence.Hosting.Idempotency;

namespace Whence.Generations.OpenAi;

/// <summary>Answers as OpenAI's API does: by waiting for the generation, or by streaming its text.</summary>
internal sealed class OpenAiEndpoints(
    Acceptance acceptance,
    ProfileApplication profiles,
    AnswerLoader answers,
    ChunkStream chunks,
    Desertion desertion,
    ModelInfo model,
    TimeProvider time,
    IOptions<GenerationsOptions> options)
{
    private delegate OpenAiOrder Reader(Fields fields, ModelInfo model, GenerationsOptions options);

    public Task<IResult> ChatAsync(HttpContext context) => AnswerAsync(context, OpenAiReading.Chat, new ChatShape());

    public Task<IResult> CompleteAsync(HttpContext context) =>
        AnswerAsync(context, OpenAiReading.Completion, new CompletionShape());

    private async Task<IResult> AnswerAsync(HttpContext context, Reader read, IAnswerShape shape)
    {
        var started = time.GetTimestamp();
        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        var asked = read(JsonBody.Parse(body), model, options.Value);
        var order = asked with { Order = await profiles.ApplyAsync(asked.Order, context) };
        var key = IdempotencyHeader.Read(context.Request, body);
        var record = await acceptance.AcceptAsync(order.Order, context, key);
        context.Response.OnStarting(() => WriteDuration(context.Response, started));
        try
        {
            return order.Stream.IsOn
                ? await chunks.StartAsync(context, record, order, shape)
                : await WaitAsync(record, order, shape, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            await desertion.OnLeaveAsync(record.Id, isKeyed: key is not null);
            throw;
        }
    }

    private async Task<IResult> WaitAsync(
        GenerationRecord accepted, OpenAiOrder order, IAnswerShape shape, CancellationToken cancellation)
    {
        var (record, answer, whence) = await answers.LoadAsync(accepted.Id, order, cancellation);
        var usage = Usage(record, answer);
        return TypedResults.Json(
            shape.Whole(Envelope(record, false), answer.Text, answer.FinishReason, usage, whence), ApiJson.Options);
    }

    public static AnswerEnvelope Envelope(GenerationRecord record, bool nullUsage) => new(
        GenerationIds.Format(record.Id), record.CreatedAt.ToUnixTimeSeconds(), record.Model, nullUsage);

    public static OpenAiUsage Usage(GenerationRecord record, OpenAiAnswer answer) =>
        new(record.PromptTokens, answer.Tokens, record.PromptTokens + answer.Tokens);

    private Task WriteDuration(HttpResponse response, long started)
    {
        response.Headers["openai-processing-ms"] =
            ((long)time.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
