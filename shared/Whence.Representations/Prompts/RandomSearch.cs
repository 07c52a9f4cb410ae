using Whence.Engine.Randomness;

namespace Whence.Representations.Prompts;

/// <summary>Evaluates random prompts until the budget is spent.</summary>
internal static class RandomSearch
{
    public static void Run(PromptEvaluator evaluator, LegalTokens legal, PromptSearchOptions options)
    {
        var random = new SplitMix64(SplitMix64.Scatter(options.Seed ^ 0x52414E44));
        while (!evaluator.IsDone)
        {
            var count = Math.Min(options.BatchSize, options.Evaluations - evaluator.Evaluations);
            evaluator.Score([.. Enumerable.Range(0, count).Select(_ => legal.Draw(random, options.Length))]);
        }
    }
}
