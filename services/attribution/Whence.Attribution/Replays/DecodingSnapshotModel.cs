using Whence.Contracts.Replays;
using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Replays;

namespace Whence.Attribution.Replays;

/// <summary>The decoding service as the model behind explanations of one recorded generation.</summary>
internal sealed class DecodingSnapshotModel(
    ReplayClient decoding, RecordedRun run, RecordedGeneration generation, int replaysPerRequest) : ISnapshotModel
{
    public IReadOnlyList<Commit> Commits => generation.Trace.Commits;

    public bool IsGuided => generation.Options.GuidanceScale > 0;

    public async Task<Ablations> AblateAsync(
        IReadOnlyList<int> targets, IReadOnlyList<IReadOnlyList<int>> masks, CancellationToken cancellation = default)
    {
        var (logits, logProbabilities) = (new List<float[]>(), new List<float[]>());
        var (forwards, rows) = (0, 0L);
        foreach (var part in masks.Chunk(replaysPerRequest))
        {
            var request = new AblateRequest { Run = run, Targets = targets, Masks = [.. part.Select(PositionRuns.Of)] };
            var answer = await decoding.AblateAsync(request, cancellation);
            logits.AddRange(answer.Logits);
            logProbabilities.AddRange(answer.LogProbabilities);
            (forwards, rows) = (forwards + answer.Forwards, rows + answer.Rows);
        }

        return new Ablations([.. logits], [.. logProbabilities], forwards, rows);
    }

    public async Task<PathIntegral> IntegrateAsync(
        IReadOnlyList<int> targets,
        Quadrature quadrature,
        PathOptions path,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(quadrature);
        ArgumentNullException.ThrowIfNull(path);
        var request = new IntegrateRequest
        {
            Run = run,
            Targets = targets,
            Rule = quadrature.Name,
            Points = quadrature.Points,
            Weights = quadrature.Weights,
            LogProbabilities = path.Scale == TargetScale.LogProbability,
            Positions = path.Positions is { } positions ? PositionRuns.Of(positions) : null,
            Masked = PositionRuns.Of(path.Masked),
            Ends = path.Ends,
        };
        var answer = await decoding.IntegrateAsync(request, cancellation);
        return new PathIntegral([.. answer.Scores], answer.Value, answer.Baseline, answer.Forwards, answer.Rows);
    }
}
