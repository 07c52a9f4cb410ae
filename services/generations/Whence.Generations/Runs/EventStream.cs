using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Contracts.Documents;
using Whence.Generations.Answers;
using Whence.Generations.Coordination;
using Whence.Generations.Requests;
using Whence.Generations.Storage;

namespace Whence.Generations.Runs;

/// <summary>Streams the events of generations. The events lie in the store, so any replica continues any stream.
/// </summary>
internal sealed class EventStream(
    IGenerationStore store,
    GenerationFeed feed,
    GenerationContents contents,
    ResourceBuilder resources,
    ModelInfo model,
    TimeProvider time,
    GenerationMetrics metrics,
    IOptions<GenerationsOptions> options)
{
    /// <summary>Returns the stream of events behind a number.</summary>
    public IResult Result(Guid id, int after, bool commits) => new StreamResult(
        context => WriteAsync(context, id, after, commits));

    private async Task WriteAsync(HttpContext context, Guid id, int after, bool commits)
    {
        metrics.StreamOpened();
        try
        {
            var writer = new SseWriter(context.Response, time);
            await writer.StartAsync(context.RequestAborted);
            await CopyAsync(writer, id, after, commits, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The subscriber left; the generation goes on, and the events wait for whoever resumes.
        }
        finally
        {
            metrics.StreamClosed();
        }
    }

    // Events up to `after` are read again but not sent: the text of a block depends on the blocks before it.
    private async Task CopyAsync(SseWriter writer, Guid id, int after, bool commits, CancellationToken cancellation)
    {
        var record = await store.FindAsync(id, cancellation) ?? throw GenerationIds.NotFound();
        var request = await contents.DocumentAsync<RequestDocument>(id, record.Request, cancellation);
        var assembler = new AnswerAssembler(model.Package, request.Settings);
        var frames = new EventFrames(
            id, contents, resources, store, assembler, model.Package.Tokenizer, commits);
        var silence = TimeSpan.FromSeconds(options.Value.HeartbeatSeconds);
        await foreach (var happened in feed.ReadAsync(id, cancellation))
        {
            if (happened is null)
            {
                await writer.KeepAliveAsync(silence, cancellation);
                continue;
            }

            foreach (var frame in await frames.OfAsync(happened, cancellation))
            {
                if (happened.Sequence > after)
                {
                    await writer.WriteAsync(frame.Name, frame.Id, frame.Data, cancellation);
                }
            }
        }
    }
}
