using System.Runtime.CompilerServices;
using Whence.Generations.Coordination;
using Whence.Generations.Storage;

namespace Whence.Generations.Runs;

/// <summary>The events of a generation from the first to its end, as they come.</summary>
internal sealed class GenerationFeed(IGenerationStore store)
{
    private const int BatchMax = 100;

    /// <summary>Yields each event, and null whenever it waited in vain; ends behind the terminal event.</summary>
    public async IAsyncEnumerable<GenerationEvent?> ReadAsync(
        Guid id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = 0;
        while (true)
        {
            var events = await store.EventsAsync(id, after, BatchMax, cancellation);
            foreach (var happened in events)
            {
                yield return happened;
                after = happened.Sequence;
                if (IsEnd(happened))
                {
                    yield break;
                }
            }

            if (events.Count == 0)
            {
                yield return null;
                await store.WaitAsync(id, after, cancellation);
            }
        }
    }

    /// <summary>Returns when the generation has ended.</summary>
    public async Task WaitForEndAsync(Guid id, CancellationToken cancellation)
    {
        await foreach (var _ in ReadAsync(id, cancellation))
        {
        }
    }

    public static bool IsEnd(GenerationEvent happened) =>
        happened.Kind == GenerationEventKinds.Status
        && StateNames.IsFinal(EventData.Read<StatusData>(happened.Data).State);
}
