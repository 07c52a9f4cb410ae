namespace Whence.Explanations.Inputs;

/// <summary>Refuses questions that no method can answer.</summary>
internal static class QuestionChecks
{
    public static void Check(InputQuestion question)
    {
        if (question.Units.Count == 0)
        {
            throw new ExplanationException(
                "There is no unit to attribute to; cut the prompt into at least one.", "unit");
        }

        if (question.Budget is < 1)
        {
            throw new ExplanationException(
                $"A budget of {question.Budget} evaluations is none; use at least 1.", "budget");
        }

        var end = 0;
        foreach (var unit in question.Units.OrderBy(unit => unit.StartToken))
        {
            if (unit.StartToken < end || unit.EndToken <= unit.StartToken)
            {
                throw new ExplanationException(
                    $"Unit {unit.StartChar}:{unit.EndChar} is empty or overlaps the one before; cut them apart.",
                    "unit");
            }

            end = unit.EndToken;
        }
    }
}
