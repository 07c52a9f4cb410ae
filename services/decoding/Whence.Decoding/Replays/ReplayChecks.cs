using Whence.Contracts.Replays;
using Whence.Engine.Attribution;
using Whence.Engine.Replay;
using Whence.Hosting.Problems;

namespace Whence.Decoding.Replays;

/// <summary>Refuses replays that cannot be, or that are too many for one request.</summary>
internal static class ReplayChecks
{
    private const int PointsMax = 1024;

    /// <exception cref="ApiException">422, with what would do.</exception>
    public static void Check(AblateRequest request, RecordedGeneration generation, DecodingOptions options)
    {
        CheckTargets(request.Targets, generation);
        var length = generation.Trace.Length;
        for (var i = 0; i < request.Masks.Count; i++)
        {
            Require(
                PositionRuns.AreValid(request.Masks[i], length),
                $"masks[{i}] must be pairs of start and end that rise, from 0 to {length}.",
                $"masks[{i}]");
        }

        var most = Math.Max(1, (int)(options.MaxReplayRows / (length * (1L + Snapshots(request.Targets, generation)))));
        Require(request.Masks.Count > 0, "masks is empty; give at least one set, which may be empty itself.", "masks");
        Require(
            request.Masks.Count <= most,
            $"masks has {request.Masks.Count} sets, too many positions for one request; use at most {most}.",
            "masks");
    }

    /// <exception cref="ApiException">422, with what would do.</exception>
    public static (Quadrature Quadrature, PathOptions Path) Check(
        IntegrateRequest request, RecordedGeneration generation)
    {
        CheckTargets(request.Targets, generation);
        var length = generation.Trace.Length;
        foreach (var (runs, name) in new[] { (request.Positions ?? [], "positions"), (request.Masked, "masked") })
        {
            Require(
                PositionRuns.AreValid(runs, length),
                $"{name} must be pairs of start and end that rise, from 0 to {length}.",
                name);
        }

        Require(
            request.Points.Count is >= 1 and <= PointsMax && request.Weights.Count == request.Points.Count,
            $"points and weights must be as many, 1 to {PointsMax}.",
            "points");
        Require(
            request.Points.All(point => point is >= 0 and <= 1) && request.Weights.All(double.IsFinite),
            "points must lie from 0 to 1.",
            "points");
        var path = new PathOptions
        {
            Scale = request.LogProbabilities ? TargetScale.LogProbability : TargetScale.Logit,
            Positions = request.Positions is { } moved ? PositionRuns.Positions(moved) : null,
            Masked = PositionRuns.Positions(request.Masked),
            Ends = request.Ends,
        };
        return (new Quadrature(request.Rule, request.Points, request.Weights), path);
    }

    private static void CheckTargets(IReadOnlyList<int> targets, RecordedGeneration generation)
    {
        var commits = generation.Trace.Commits.Count;
        Require(
            targets.Count > 0 && targets.Distinct().Count() == targets.Count
                && targets.All(target => (uint)target < (uint)commits),
            $"targets must be distinct commits from 0 to {commits - 1}, at least one.",
            "targets");
    }

    private static int Snapshots(IReadOnlyList<int> targets, RecordedGeneration generation) =>
        targets.Select(target => generation.Trace.Commits[target].Order).Distinct().Count();

    private static void Require(bool condition, string sentence, string parameter)
    {
        if (!condition)
        {
            throw new ApiException(422, "invalid_value", sentence, parameter);
        }
    }
}
