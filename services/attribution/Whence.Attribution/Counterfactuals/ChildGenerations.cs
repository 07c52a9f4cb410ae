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
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>Returns the completed generations of requests. It is patient: the tenant's other generations, and
    /// services that are away, are waited for. Begun again, it finds the generations of the first time.</summary>
    /// <param name="record">The counterfactual.</param>
    /// <param name="settings">How the generation that it is about was made.</param>
    /// <param name="requests">That generation's request, changed.</param>
    /// <param name="progress">Told of each that is done.</param>
    /// <param name="cancellation">Stops waiting; the generations go on.</param>
    /// <exception cref="ChildGenerationException">One was refused, or ended without an answer.</exception>
    public async Task<IReadOnlyList<GenerationReference>> AnswerAsync(
        ExplanationRecord record,
        GenerationSettings settings,
        IReadOnlyList<DecodeRequest> requests,
        RunProgress progress,
        CancellationToken cancellation)
    {
        var children = requests.Select(request => Child(record, RecordedSettings.With(settings, request))).ToList();
        var done = new GenerationReference?[children.Count];
        var begun = progress.Done;
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks)))
        {
            for (var i = 0; i < done.Length; i++)
            {
                done[i] ??= await LookAsync(record, i, children[i], cancellation);
            }

            progress.Set(begun + ((1 - begun) * done.Count(child => child is not null) / (done.Length + 1)));
            if (done.All(child => child is not null))
            {
                return done!;
            }

            await Task.Delay(delay, time, cancellation);
        }
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
