using Whence.Engine.Attribution;
using Whence.Engine.Replay;
using Whence.Models;

namespace Whence.Cli.Bench.Explain;

/// <summary>Measures the completeness error of integrated gradients over recorded answers: of log-probabilities, on one
/// straight path from all positions masked.</summary>
internal sealed class CompletenessBench(LoadedModel model, CancellationToken cancellation)
{
    /// <summary>The evaluations of the model that a path may cost, both ends included.</summary>
    private const int Evaluations = 64;

    private static readonly Quadrature[] AnswerRules =
        [Quadrature.CorrectedMidpoint(Evaluations - 2), Quadrature.RightRiemann(Evaluations)];

    private static readonly PathOptions Path = new() { Scale = TargetScale.LogProbability };

    // The reference publishes right Riemann sums of these sizes.
    private static readonly Quadrature[] TokenRules =
    [
        Quadrature.CorrectedMidpoint(Evaluations - 2), Quadrature.CorrectedMidpoint(32),
        Quadrature.GaussLegendre(Evaluations - 2), Quadrature.GaussLegendre(32),
        .. new[] { 1, 2, 4, 8, 16, 32, 64 }.Select(Quadrature.RightRiemann),
    ];

    /// <summary>Explains some tokens of each answer, spread evenly over its commits, and each whole answer.</summary>
    public IReadOnlyList<CompletenessRow> Run(IReadOnlyList<RecordedGeneration> answers, int tokens, bool whole)
    {
        var rows = TokenRules.Select(rule => Measure(rule, "token", answers, answer => Spread(answer, tokens)));
        return whole
            ? [.. rows, .. AnswerRules.Select(rule => Measure(rule, "answer", answers, answer => [All(answer)]))]
            : [.. rows];
    }

    private static IEnumerable<int[]> Spread(RecordedGeneration answer, int tokens)
    {
        var commits = answer.Trace.Commits.Count;
        return Enumerable.Range(0, Math.Min(tokens, commits))
            .Select(i => new[] { (int)((i + 0.5) * commits / Math.Min(tokens, commits)) });
    }

    private static int[] All(RecordedGeneration answer) => [.. Enumerable.Range(0, answer.Trace.Commits.Count)];

    private CompletenessRow Measure(
        Quadrature rule,
        string target,
        IReadOnlyList<RecordedGeneration> answers,
        Func<RecordedGeneration, IEnumerable<int[]>> targets)
    {
        var gradients = new IntegratedGradients(model.Gradients, rule);
        var (errors, worst) = (new List<double>(), 0.0);
        foreach (var answer in answers)
        {
            foreach (var commits in targets(answer))
            {
                var integral = gradients.Integrate(model.Denoiser, answer, commits, Path, cancellation);
                errors.Add(integral.CompletenessError);
                var missing = integral.Scores.Sum() - (integral.Value - integral.Baseline);
                worst = Math.Max(worst, Math.Abs(missing) / commits.Length);
            }
        }

        return new CompletenessRow(
            $"{rule.Name}/{rule.Points.Count}",
            target,
            errors.Count,
            Quantiles.Median(errors),
            Quantiles.Of(errors, 0.9),
            errors.Max(),
            worst);
    }
}
