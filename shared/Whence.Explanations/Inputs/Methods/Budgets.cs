namespace Whence.Explanations.Inputs.Methods;

/// <summary>Refuses a budget that a method cannot keep to.</summary>
internal static class Budgets
{
    public static void Check(MaskingGame game, int needed, string what)
    {
        if (game.Question.Budget is { } budget && budget < needed)
        {
            throw new ExplanationException(
                $"{what} takes {needed} evaluations here, which is above the budget of {budget}; raise it, or use " +
                "larger units or the method hipe.",
                "budget");
        }
    }
}
