using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Representations.Prompts;

/// <summary>Tries to make a suppressed concept show: searches prompts, then generates behind the best of them.
/// </summary>
public static class RedTeam
{
    /// <summary>Runs the search and answers its best prompts and those of its random control, greedily.</summary>
    /// <param name="model">The model.</param>
    /// <param name="goal">The concept and what suppresses it.</param>
    /// <param name="options">How to search; null for the defaults.</param>
    /// <param name="newTokens">The tokens of an answer, a multiple of the block; null for one block.</param>
    /// <param name="progress">Told about the search.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ModelException">The goal does not fit the model, or an option cannot be.</exception>
    /// <exception cref="GenerationException">The answers cannot be generated.</exception>
    public static LeakReport Run(
        LoadedModel model,
        ConceptLeaks goal,
        PromptSearchOptions? options = null,
        int? newTokens = null,
        IProgress<PromptSearchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var generation = GenerationOptions.Greedy(newTokens ?? model.Package.Config.BlockLength) with
        {
            StopTokens = model.Package.StopTokens,
        };
        RequestChecks.Check(new DecodeRequest([], generation), model.Package.Config); // before the long search
        var search = PromptSearch.Run(model, goal, options, progress, cancellation);
        var own = LeakObjective.OwnTokens(goal, model.Denoiser, new LegalTokens(model.Package.Tokenizer));
        return new LeakReport(
            Texts(own),
            search,
            [.. search.Best.Select(Test)],
            [.. search.RandomControl.Select(Test)]);

        LeakTest Test(FoundPrompt prompt)
        {
            var steered = Answer(prompt, generation with { Steering = goal.Suppression });
            return new LeakTest(
                prompt,
                model.Package.Tokenizer.Decode([.. steered]),
                Texts(steered.Intersect(own)),
                Texts(Answer(prompt, generation).Intersect(own)));
        }

        IReadOnlyList<int> Answer(FoundPrompt prompt, GenerationOptions how) =>
            new Decoder(model.Denoiser, new DecodeOptions { ReadConcepts = false })
                .Decode(new DecodeRequest(prompt.Tokens, how), progress: null, cancellation).Answer;

        IReadOnlyList<string> Texts(IEnumerable<int> tokens) => [.. tokens.Select(model.Package.Tokenizer.TokenText)];
    }
}
