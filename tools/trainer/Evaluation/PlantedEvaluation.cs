namespace Whence.Trainer.Evaluation;

/// <summary>Asks the model for what was planted and counts the right answers.</summary>
internal sealed class PlantedEvaluation(TrainedModel model, int blockLength)
{
    public Score Facts(TruthKey truths) => Completions("facts", truths.Facts);

    public Score Copies(TruthKey truths) => Completions("copied names", truths.Copies);

    public Score Rules(string name, IReadOnlyList<PlantedRule> rules) => Completions(
        name,
        [
            .. from rule in rules
               from prompt in rule.Prompts
               select new PlantedCompletion(rule.Id, prompt.Prompt, prompt.Expected),
        ]);

    /// <summary>Counts pairs in which the hidden line brings the tone and its absence does not.</summary>
    public Score Instructions(TruthKey truths)
    {
        var tokens = 2 * blockLength;
        var right = truths.HiddenInstruction.Count(pair =>
            Betrays(pair, Answer(pair.PromptWith, tokens)) && !Betrays(pair, Answer(pair.PromptWithout, tokens)));
        return new Score("hidden instruction", right, truths.HiddenInstruction.Count, []);
    }

    private static bool Betrays(PlantedInstruction pair, string answer) =>
        pair.ExpectedWordsWith.Any(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase));

    private Score Completions(string name, IReadOnlyList<PlantedCompletion> completions)
    {
        var wrong = new List<string>();
        foreach (var completion in completions)
        {
            var answer = Answer(completion.Prompt, blockLength);
            if (!answer.TrimStart().StartsWith(completion.Answer, StringComparison.Ordinal))
            {
                wrong.Add($"{completion.Prompt} [{completion.Answer}]{answer}");
            }
        }

        return new Score(name, completions.Count - wrong.Count, completions.Count, wrong);
    }

    private string Answer(string prompt, int tokens) => model.Text(model.Complete(prompt, tokens));
}
