using System.Globalization;
using Whence.Engine.Attribution;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Integrated gradients from the masking of all units to the snapshot, summed over the positions of each unit. What the
/// answer had said before counts as one more part of the input: it comes back from the mask like the units.
/// </summary>
internal sealed class PathGradient(InputQuestion question) : IUnitMethod
{
    private const int DefaultEvaluations = 128;

    // Enough for the steps in which a model takes in a word; of a larger budget more halves are drawn.
    private const int PointsOfLeg = 15;

    // The two ends of the path, which are replays.
    private const int Ends = 2;

    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        Budgets.Check(game, Ends + 1, "A method with gradients", "raise it");
        var said = Said(game);
        List<int[]> parts = [.. question.Units.Select(Positions)];
        if (said.Length > 0)
        {
            parts.Add(said);
        }

        var (legs, rule) = Plan(parts.Count);
        game.Planned = (legs.Count * rule.Points.Count) + Ends;
        var scores = new double[parts.Count];
        foreach (var leg in legs)
        {
            var path = await game.IntegrateAsync(rule, Path(parts, leg), cancellation).ConfigureAwait(false);
            foreach (var part in leg.Moved)
            {
                scores[part] += leg.Weight * parts[part].Sum(position => path.Scores[position]);
            }
        }

        int[] everything = [.. parts.SelectMany(part => part)];
        var baseline = said.Length == 0
            ? game[game.Everything]
            : (await game.ReplayAsync([everything], cancellation).ConfigureAwait(false))[0];
        return new UnitScores(
            Name(legs.Count, rule),
            "3",
            scores[..game.Units],
            game.Evaluations,
            ErrorFigures.Gap("completeness", scores.Sum(), game[game.Nothing] - baseline),
            said.Length == 0 ? null : SaidNote(scores[^1]));
    }

    private string SaidNote(double score) => string.Create(
        CultureInfo.InvariantCulture,
        $"What the answer had said before is one more part of the input and has {score:+0.###;-0.###;0} ") +
        (question.Scale == TargetScale.Logit ? "logits" : "nats") +
        "; units count beside it and without it, so their scores are not what masking them alone does.";

    private static int[] Positions(InputUnit unit) =>
        [.. Enumerable.Range(unit.StartToken, unit.EndToken - unit.StartToken)];

    // What was decided before the last of the targets.
    private static int[] Said(MaskingGame game)
    {
        var commits = game.Model.Commits;
        var last = game.Targets.Max(target => commits[target].Order);
        return [.. commits.Where(commit => commit.Order < last).Select(commit => commit.Position)];
    }

    private PathOptions Path(List<int[]> parts, PathLeg leg) => new()
    {
        Scale = question.Scale,
        Positions = [.. leg.Moved.SelectMany(part => parts[part])],
        Masked = [.. leg.Masked.SelectMany(part => parts[part])],
        Ends = false,
    };

    // The budget is the evaluations, the ends included.
    private (IReadOnlyList<PathLeg> Legs, Quadrature Rule) Plan(int parts)
    {
        var (straight, points) =
            (UnmaskingPaths.Straight(parts), Math.Max(1, (question.Budget ?? DefaultEvaluations) - Ends));
        if (question.Method == InputMethod.Gradient)
        {
            return (straight, Quadrature.RightRiemann(1));
        }

        if (question.RightRiemann)
        {
            return (straight, Quadrature.RightRiemann(points));
        }

        var pairs = Math.Max(1, points / (UnmaskingPaths.LegsOfPair * PointsOfLeg));
        var halves = UnmaskingPaths.Halves(parts, pairs, question.Seed);
        var legs = points < halves.Count ? straight : halves;
        return (legs, Quadrature.CorrectedMidpoint(points / legs.Count));
    }

    private string Name(int legs, Quadrature rule) => question.Method == InputMethod.Gradient
        ? "gradient-x-input"
        : $"integrated-gradients/{rule.Name}/{rule.Points.Count}" + (legs == 1 ? "" : $"x{legs}");
}
