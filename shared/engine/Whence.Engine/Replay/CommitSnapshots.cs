using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Engine.Replay;

/// <summary>Rebuilds the snapshots of a recorded generation.</summary>
public static class CommitSnapshots
{
    /// <summary>Returns one snapshot for each group of commits among the targets, in commit order.</summary>
    /// <param name="denoiser">The model that made the trace.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="targets">Which commits; all of them when null.</param>
    public static IReadOnlyList<CommitSnapshot> Of(
        IDenoiser denoiser, RecordedGeneration generation, Func<Commit, bool>? targets = null)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(generation);
        var steering = new SteeringSchedule(generation.Options, denoiser);
        var (trace, length) = (generation.Trace, denoiser.Config.BlockLength);
        return
        [
            .. trace.Commits.Where(targets ?? (_ => true)).GroupBy(commit => commit.Order).Select(group =>
            {
                var end = group.Max(commit => ((commit.Position / length) + 1) * length);
                var committed = trace.Commits.Count(commit => commit.Order < group.Key);
                RuleFiring[] fired = [.. trace.Firings.Where(firing => firing.Step < group.First().Step)];
                var (injection, _, edits) = steering.At(committed, fired);
                return new CommitSnapshot(
                    group.Key, trace.Snapshot(group.Key)[..Math.Min(end, trace.Length)], [.. group], injection)
                {
                    Edits = edits,
                };
            }),
        ];
    }
}
