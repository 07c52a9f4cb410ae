namespace Whence.Explanations.Inputs.Methods;

/// <summary>Refuses a budget that a method cannot keep to.</summary>
internal static class Budgets
{
    private const string Advice = "raise it, or use larger units or the method hipe";

    public static void Check(MaskingGame game, int needed, string what, string advice = Advice)
    {
        if (game.Question.Budget is { } budget && budget < needed)
        {
            throw new ExplanationException(
                $"{what} takes {needed} evaluations here, which is above the budget of {budget}; {advice}.",
                "budget");
        }
    }
}
