using Whence.Contracts.Documents;
using Whence.Generations.Answers;
using Whence.Generations.Explanations;
using Whence.Generations.Requests;
using Whence.Generations.Runs;
using Whence.Generations.Storage;

namespace Whence.Generations.OpenAi;

/// <summary>Waits for a generation and loads what OpenAI's clients get of it.</summary>
internal sealed class AnswerLoader(
    IGenerationStore store,
    GenerationFeed feed,
    GenerationContents contents,
    AttributionLoader attributions,
    ModelInfo model)
{
    /// <exception cref="Whence.Hosting.Problems.ApiException">The generation ended without an answer.</exception>
    public async Task<(GenerationRecord Record, OpenAiAnswer Answer, WhenceExtension Whence)> LoadAsync(
        Guid id, OpenAiOrder order, CancellationToken cancellation)
    {
        await feed.WaitForEndAsync(id, cancellation);
        var record = await CompletedAsync(id, cancellation);
        var answer = new OpenAiAnswer(order, model);
        foreach (var segment in record.Segments)
        {
            answer.Add(await contents.SegmentAsync(id, segment!, cancellation));
        }

        answer.End();
        return (record, answer, await ExtensionAsync(record, order, cancellation));
    }

    /// <exception cref="Whence.Hosting.Problems.ApiException">The generation ended without an answer.</exception>
    public async Task<GenerationRecord> CompletedAsync(Guid id, CancellationToken cancellation)
    {
        var record = await store.FindAsync(id, cancellation) ?? throw GenerationIds.NotFound();
        return record.State == GenerationState.Completed ? record : throw FailureStatus.Of(record);
    }

    public async Task<WhenceExtension> ExtensionAsync(
        GenerationRecord record, OpenAiOrder order, CancellationToken cancellation)
    {
        AttributionDocument? attribution = ResourceBuilder.Attribution(record) is { Status: "completed" }
            ? await attributions.LoadAsync(record, cancellation)
            : null;
        return WhenceExtension.Of(record, order.Order.Document.Settings, attribution);
    }
}
