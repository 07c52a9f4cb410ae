using Whence.Explanations.Inputs.Methods;
using Whence.Explanations.Replays;

namespace Whence.Explanations.Inputs;

/// <summary>
/// Explains a part of an answer by the prompt: scores every unit by the method that was asked for, says how far that
/// method is from its promise here, and puts a random control beside it. The same question has the same answer.
/// </summary>
public static class InputAttributor
{
    /// <summary>Answers one question.</summary>
    /// <param name="model">The model behind the recorded generation.</param>
    /// <param name="question">What is to be explained, and how.</param>
    /// <param name="progress">Told after each batch of evaluations, or null.</param>
    /// <param name="cancellation">Checked between batches.</param>
    /// <exception cref="ExplanationException">The question cannot be answered.</exception>
    /// <exception cref="InvalidOperationException">The method needs gradients and the model has none.</exception>
    public static async Task<InputExplanation> ExplainAsync(
        ISnapshotModel model,
        InputQuestion question,
        IProgress<InputProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(question);
        QuestionChecks.Check(question);
        var method = Method(question);
        var game = new MaskingGame(model, Targets(model, question.Target), question, progress);
        await game.EvaluateAsync([game.Nothing, game.Everything], cancellation).ConfigureAwait(false);
        var scores = await method.ScoreAsync(game, cancellation).ConfigureAwait(false);
        var control = await RandomControls.RunAsync(game, scores.Scores, cancellation).ConfigureAwait(false);
        return new InputExplanation(
            scores.Method,
            scores.Version,
            question.Target,
            question.Scale,
            game[game.Nothing],
            game[game.Everything],
            [.. question.Units.Zip(scores.Scores, (unit, score) => new UnitScore(unit, score))],
            scores.Evaluations,
            game.Forwards,
            game.Rows,
            scores.Error,
            control,
            Note(scores, control, model.IsGuided));
    }

    private static IUnitMethod Method(InputQuestion question) => question.Method switch
    {
        InputMethod.IterativePerturbation => new IterativePerturbation(),
        InputMethod.HierarchicalPerturbation => new HierarchicalPerturbation(),
        InputMethod.RandomAblation => new RandomAblation(),
        InputMethod.Shapley => new ShapleyValues(),
        InputMethod.IntegratedGradients or InputMethod.Gradient => new PathGradient(question),
        _ => throw new ExplanationException($"The method {question.Method} is unknown.", "method"),
    };

    private static int[] Targets(ISnapshotModel model, AnswerTarget target)
    {
        int[] targets =
        [
            .. Enumerable.Range(0, model.Commits.Count).Where(
                i => model.Commits[i].Position >= target.StartPosition
                    && model.Commits[i].Position < target.EndPosition),
        ];
        return targets.Length > 0
            ? targets
            : throw new ExplanationException(
                $"No token was decided at positions {target.StartPosition} to {target.EndPosition - 1}; use a target " +
                "inside the answer.",
                "target");
    }

    private static string? Note(UnitScores scores, RandomControl control, bool guided)
    {
        string?[] notes =
        [
            scores.Note,
            control.Draws == 0
                ? "The rest of the prompt is shorter than the strongest units, so there is no random control." : null,
            guided ? "The answer was guided; scores are of the conditional branch." : null,
        ];
        return Sentences.Join(notes);
    }
}
