using Whence.Models;

namespace Whence.Representations.Prompts;

/// <summary>Searches prompts that reach a goal, and says what a blind search of the same cost reaches.</summary>
public static class PromptSearch
{
    /// <summary>Runs a search and its random control.</summary>
    /// <param name="model">The model; gradients are made when first needed.</param>
    /// <param name="goal">What is searched for.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told about the search itself, not about the control.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ModelException">The goal does not fit the model, or an option cannot be.</exception>
    public static PromptSearchResult Run(
        LoadedModel model,
        PromptGoal goal,
        PromptSearchOptions? options = null,
        IProgress<PromptSearchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(goal);
        options ??= new PromptSearchOptions();
        Check(options, model);
        var legal = new LegalTokens(model.Package.Tokenizer);
        var objective = PromptObjective.For(goal, model.Denoiser, legal);
        var evaluator = new PromptEvaluator(model.Denoiser, objective, legal, options, progress, cancellation);
        Search(model, objective, legal, options, evaluator);
        var control = options with { Evaluations = evaluator.Evaluations };
        var blind = new PromptEvaluator(model.Denoiser, objective, legal, control, null, cancellation);
        RandomSearch.Run(blind, legal, control with { Seed = options.Seed + 1 });
        return new PromptSearchResult(options.Method, evaluator.Evaluations, evaluator.Best, blind.Best);
    }

    private static void Search(
        LoadedModel model,
        PromptObjective objective,
        LegalTokens legal,
        PromptSearchOptions options,
        PromptEvaluator evaluator)
    {
        if (options.Method == PromptSearchMethod.Random)
        {
            RandomSearch.Run(evaluator, legal, options);
            return;
        }

        var gradient = new PromptGradient(model.Gradients, objective, legal, options);
        if (options.Method == PromptSearchMethod.Embedding)
        {
            new EmbeddingSearch(model.Gradients, gradient, legal, options).Run(evaluator);
        }
        else
        {
            new CoordinateGradientSearch(model.Gradients, gradient, legal, options).Run(evaluator);
        }
    }

    private static void Check(PromptSearchOptions options, LoadedModel model)
    {
        var context = model.Package.Config.ContextLength;
        if (options.Length < 1 || options.Length >= context)
        {
            throw new ModelException(
                $"A prompt of {options.Length} tokens cannot be searched in a context of {context}; use 1 to " +
                $"{context - 1}.");
        }

        Require(options.Evaluations, "evaluations");
        Require(options.Positions, "positions");
        Require(options.BatchSize, "prompts in a batch");
        Require(options.Candidates, "candidates");
        Require(options.SoftPrompts, "soft prompts");
        Require(options.SnapEvery, "steps between snaps");
        Require(options.Keep, "prompts to return");
    }

    private static void Require(int value, string what)
    {
        if (value < 1)
        {
            throw new ModelException($"{value} {what} cannot be; use at least 1.");
        }
    }
}
