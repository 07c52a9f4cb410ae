using Whence.Engine.Attribution;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>Integrated gradients from the masking of all units to the snapshot, summed over the positions of each unit.
/// </summary>
internal sealed class PathGradient(Quadrature quadrature, string name) : IUnitMethod
{
    // The two ends of the path, evaluated for the completeness error.
    private const int Ends = 2;

    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        var line = new PathOptions { Scale = game.Question.Scale, Positions = game.Positions(game.Everything) };
        var path = await game.Model.IntegrateAsync(game.Targets, quadrature, line, cancellation).ConfigureAwait(false);
        game.Count(path.Forwards, path.Rows);
        double[] scores =
        [
            .. game.Question.Units.Select(unit => path.Scores[unit.StartToken..unit.EndToken].Sum()),
        ];
        return new UnitScores(
            name,
            "2",
            scores,
            quadrature.Points.Count + Ends,
            ErrorFigures.Gap("completeness", path.Scores.Sum(), path.Value - path.Baseline));
    }

    /// <summary>Returns the method for a question: its budget is the evaluations, the ends included.</summary>
    public static PathGradient Of(InputQuestion question)
    {
        if (question.Method == InputMethod.Gradient)
        {
            return new PathGradient(Quadrature.RightRiemann(1), "gradient-x-input");
        }

        var points = Math.Max(1, (question.Budget ?? 64) - Ends);
        var quadrature = question.RightRiemann
            ? Quadrature.RightRiemann(points)
            : Quadrature.CorrectedMidpoint(points);
        return new PathGradient(quadrature, $"integrated-gradients/{quadrature.Name}/{points}");
    }
}
