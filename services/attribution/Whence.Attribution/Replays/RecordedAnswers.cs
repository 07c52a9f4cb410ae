using Whence.Contracts.Replays;
using Whence.Recordings;

namespace Whence.Attribution.Replays;

/// <summary>Finds completed generations and reads what is recorded of them.</summary>
internal sealed class RecordedAnswers(GenerationsClient generations, RecordingReader recordings)
{
    /// <summary>Reads a generation that is known to be completed.</summary>
    /// <exception cref="RecordingException">It cannot be replayed.</exception>
    public async Task<(RecordedRun Run, Recording Recording)> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var reference = await generations.FindAsync(id, cancellation);
        if (reference is not { Status: "completed", Tokens: not null })
        {
            throw new RecordingException("generation_not_completed", "The generation has no answer to explain.");
        }

        return await ReadAsync(reference, cancellation);
    }

    public async Task<(RecordedRun Run, Recording Recording)> ReadAsync(
        GenerationReference reference, CancellationToken cancellation)
    {
        var run = new RecordedRun
        {
            GenerationId = reference.GenerationId,
            Request = reference.Request,
            Tokens = reference.Tokens!,
            Segments = reference.Segments,
        };
        return (run, await recordings.ReadAsync(run, cancellation));
    }
}
