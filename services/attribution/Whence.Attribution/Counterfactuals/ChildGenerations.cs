using Whence.Attribution.Explaining;
using Whence.Attribution.Jobs;
using Whence.Attribution.Replays;
using Whence.Contracts.Children;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Recordings;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Answers requests anew as generations of the platform: accepted, decoded, recorded and charged like any
/// other.</summary>
internal sealed class ChildGenerations(GenerationsClient generations, TimeProvider time)
{
    private const int Looks = 4;
    private const double BegunShare = 0.3; // of the work, as progress tells it

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns at once unless generations that were asked for before are under way.</summary>
    /// <exception cref="ChildrenUnderWayException">One is, or generations cannot be reached.</exception>
    public async Task CheckAsync(ExplanationRecord record, CancellationToken cancellation)
    {
        foreach (var id in ChildIds.All(record))
        {
            if (await generations.IsUnderWayAsync(id, cancellation))
            {
                throw new ChildrenUnderWayException();
            }
        }
    }

    /// <summary>Returns the completed generations of requests. Begun again, it finds the generations of the first time,
    /// so it does not wait long: the tenant's other generations, and services that are away, may take their time.
    /// </summary>
    /// <param name="record">The counterfactual.</param>
    /// <param name="settings">How the generation that it is about was made.</param>
    /// <param name="requests">That generation's request, changed.</param>
    /// <param name="progress">Told of each that is done.</param>
    /// <param name="cancellation">Stops waiting; the generations go on.</param>
    /// <exception cref="ChildGenerationException">One was refused, or ended without an answer.</exception>
    /// <exception cref="ChildrenUnderWayException">One is not done, or cannot be accepted yet.</exception>
    public async Task<IReadOnlyList<GenerationReference>> AnswerAsync(
        ExplanationRecord record,
        GenerationSettings settings,
        IReadOnlyList<DecodeRequest> requests,
        RunProgress progress,
        CancellationToken cancellation)
    {
        var children = requests.Select(request => Child(record, RecordedSettings.With(settings, request))).ToList();
        var done = new GenerationReference?[children.Count];
        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(look * FirstDelay, time, cancellation);
            for (var i = 0; i < done.Length; i++)
            {
                done[i] ??= await LookAsync(record, i, children[i], cancellation);
            }

            var ended = done.Count(child => child is not null);
            progress.Set(BegunShare + ((1 - BegunShare) * ended / (done.Length + 1)));
            if (ended == done.Length)
            {
                return done!;
            }
        }

        throw new ChildrenUnderWayException();
    }

    private static ChildGeneration Child(ExplanationRecord record, GenerationSettings settings) => new()
    {
        CounterfactualId = record.Id,
        Principal = record.Principal,
        Settings = settings,
        Deadline = record.Deadline,
        ConcurrentGenerations = record.Limits.ConcurrentGenerations,
        TokensPerDay = record.Limits.TokensPerDay,
    };

    // Null while it is under way, or cannot be accepted yet.
    private async Task<GenerationReference?> LookAsync(
        ExplanationRecord record, int index, ChildGeneration child, CancellationToken cancellation)
    {
        var found = await generations.PutChildAsync(
            record.GenerationId, ChildIds.Of(record, index), child, cancellation);
        return found?.Status switch
        {
            "completed" => found,
            "cancelled" => throw new ChildGenerationException(
                "generation_cancelled", "Somebody cancelled the answer that was generated anew; ask again."),
            "failed" => throw new ChildGenerationException(
                found.ErrorCode ?? "decode_failed",
                $"The answer could not be generated anew ({found.ErrorCode}); ask again, or with regenerate false."),
            _ => null,
        };
    }
}
