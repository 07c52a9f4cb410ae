using Whence.Engine.Denoising;
using Whence.Representations.Tails;

namespace Whence.Representations.Prompts;

/// <summary>Scores prompts within a budget and remembers the best.</summary>
internal sealed class PromptEvaluator(
    IDenoiser denoiser,
    PromptObjective objective,
    LegalTokens legal,
    PromptSearchOptions options,
    IProgress<PromptSearchProgress>? progress,
    CancellationToken cancellation)
{
    /// <summary>A forward and a backward pass cost about as much as three forward passes.</summary>
    public const int GradientCost = 3;

    private readonly MaskedTail _tail = new(denoiser.Config, options.Positions);
    private readonly List<FoundPrompt> _best = [];

    /// <summary>Gets the evaluations done.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Gets a value indicating whether the budget is spent.</summary>
    public bool IsDone => Evaluations >= options.Evaluations;

    /// <summary>Gets the best prompts, best first.</summary>
    public IReadOnlyList<FoundPrompt> Best => _best;

    /// <summary>Returns the score of each prompt, as far as the budget goes.</summary>
    public IReadOnlyList<double> Score(IReadOnlyList<int[]> prompts)
    {
        cancellation.ThrowIfCancellationRequested();
        int[][] allowed = [.. prompts.Take(options.Evaluations - Evaluations)];
        var hidden = _tail.Hidden(denoiser, allowed, objective.Injection);
        double[] scores = [.. hidden.Select(rows => objective.Score(rows))];
        foreach (var (tokens, score) in allowed.Zip(scores))
        {
            Remember(tokens, score);
        }

        Charge(allowed.Length);
        return scores;
    }

    /// <summary>Counts gradients, or prompts that were given up.</summary>
    public void Charge(int evaluations)
    {
        cancellation.ThrowIfCancellationRequested();
        Evaluations += evaluations;
        progress?.Report(new PromptSearchProgress(Evaluations, options.Evaluations, _best.FirstOrDefault()));
    }

    private void Remember(int[] tokens, double score)
    {
        if (double.IsNaN(score) || _best.Exists(found => found.Tokens.SequenceEqual(tokens)))
        {
            return;
        }

        var place = _best.FindLastIndex(found => found.Score >= score) + 1;
        if (place < options.Keep)
        {
            _best.Insert(place, new FoundPrompt(legal.Text(tokens), tokens, score));
            _best.RemoveRange(Math.Min(options.Keep, _best.Count), Math.Max(0, _best.Count - options.Keep));
        }
    }
}
