namespace Whence.Explanations.Inputs.Methods;

/// <summary>How far a sum of scores is from what it should add up to.</summary>
internal static class ErrorFigures
{
    // A target that nothing moves has nothing to share out.
    private const double LeastChange = 1e-6;

    /// <summary>Returns |Σ scores - change| / |change|, with the change held away from zero.</summary>
    public static ErrorFigure Gap(string name, double sum, double change) =>
        new(name, Math.Abs(sum - change) / Math.Max(Math.Abs(change), LeastChange));

    /// <summary>Returns how far the scores are from sharing out what all units together do: interactions, or what was
    /// missed.</summary>
    public static ErrorFigure Interaction(MaskingGame game, IEnumerable<double> scores) =>
        Gap("interaction", scores.Sum(), game.Drop(game.Everything));
}
