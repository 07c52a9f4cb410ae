namespace Whence.Engine.Attribution;

/// <summary>Input attribution of every commit of a trace.</summary>
/// <param name="Targets">One per commit, in commit order.</param>
/// <param name="PromptLength">Positions of the prompt.</param>
/// <param name="Method">The method and its rule.</param>
/// <param name="Passes">Forward and backward passes over one sequence each.</param>
public sealed record InputAttribution(
    IReadOnlyList<InputTarget> Targets, int PromptLength, string Method, int Passes)
{
    // Keeps a target without any score from dividing by zero; the reference's value.
    private const float LeastMass = 1e-8f;

    /// <summary>Ranks prompt positions by their mean share over targets, each target with one vote.</summary>
    /// <param name="cancelling">Whether opposing scores cancel; else their sizes count.</param>
    /// <param name="start">The first position whose commits count.</param>
    /// <param name="end">Behind the last.</param>
    public IReadOnlyList<(int Position, float Score)> RankPrompt(
        bool cancelling, int start = 0, int end = int.MaxValue)
    {
        var targets = Targets.Where(t => t.Commit.Position >= start && t.Commit.Position < end).ToList();
        if (targets.Count == 0)
        {
            return [];
        }

        var scores = new float[PromptLength];
        foreach (var target in targets)
        {
            var prompt = target.Scores.AsSpan(0, PromptLength);
            var mass = 0f;
            foreach (var score in prompt)
            {
                mass += MathF.Abs(score);
            }

            mass = MathF.Max(mass, LeastMass);
            for (var position = 0; position < PromptLength; position++)
            {
                var score = cancelling ? prompt[position] : MathF.Abs(prompt[position]);
                scores[position] += score / mass / targets.Count;
            }
        }

        return [.. scores.Select((score, position) => (position, score)).OrderByDescending(pair => pair.score)];
    }
}
