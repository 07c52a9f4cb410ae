using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Tests.Support;

/// <summary>A model whose target is a known function of which prompt positions are kept.</summary>
internal sealed class PlantedModel(int positions, Func<Func<int, bool>, double> value) : ISnapshotModel
{
    public IReadOnlyList<Commit> Commits { get; init; } =
        [new Commit(0, 0, positions, 1, 0), new Commit(1, 1, positions + 1, 2, 0)];

    public bool IsGuided { get; init; }

    public int Replays { get; private set; }

    /// <summary>Gets the paths along which gradients were integrated.</summary>
    public List<PathOptions> Paths { get; } = [];

    /// <summary>One unit for each position.</summary>
    public IReadOnlyList<InputUnit> Units { get; } =
        [.. Enumerable.Range(0, positions).Select(i => new InputUnit("x", i, i + 1, i, i + 1))];

    public static PlantedModel Additive(params double[] effects) => new(
        effects.Length, kept => effects.Select((effect, i) => kept(i) ? effect : 0).Sum());

    public InputQuestion Question(InputMethod method, int? budget = null, ulong seed = 1) => new()
    {
        Method = method,
        Target = new AnswerTarget("token:0", "y", positions, positions + 1),
        Scale = TargetScale.Logit,
        Units = Units,
        Budget = budget,
        Seed = seed,
    };

    public Task<InputExplanation> Explain(InputMethod method, int? budget = null, ulong seed = 1) =>
        InputAttributor.ExplainAsync(this, Question(method, budget, seed));

    public Task<Ablations> AblateAsync(
        IReadOnlyList<int> targets, IReadOnlyList<IReadOnlyList<int>> masks, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Replays += masks.Count;
        float[][] logits =
        [
            .. masks.Select(mask =>
            {
                var masked = mask.ToHashSet();
                var logit = (float)value(position => !masked.Contains(position));
                return targets.Select(target => target == 0 ? logit : 100).ToArray();
            }),
        ];
        float[][] probabilities = [.. logits.Select(row => row.Select(logit => -logit).ToArray())];
        return Task.FromResult(new Ablations(logits, probabilities, masks.Count, 10L * masks.Count));
    }

    // The gradient of an additive function, off by a tenth: a path that is not complete. Log-probabilities are minus
    // the logits.
    public Task<PathIntegral> IntegrateAsync(
        IReadOnlyList<int> targets,
        Quadrature quadrature,
        PathOptions path,
        CancellationToken cancellation = default)
    {
        Paths.Add(path);
        var (sign, moved) = (path.Scale == TargetScale.Logit ? 1 : -1, path.Positions!.ToHashSet());
        var masked = path.Masked.ToHashSet();
        var all = sign * value(position => !masked.Contains(position));
        double[] scores =
        [
            .. Enumerable.Range(0, positions).Select(
                i => moved.Contains(i)
                    ? 0.9 * (all - (sign * value(position => position != i && !masked.Contains(position)))) : 0),
            .. new double[Commits.Count],
        ];
        return Task.FromResult(new PathIntegral(scores, 0, 0, quadrature.Points.Count, 7));
    }
}
