using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Models;

namespace Whence.Explanations.Counterfactuals;

/// <summary>
/// Answers what if: what an edit does on the frozen trajectory of a recorded generation, predicted and observed beside
/// random edits of the same size, and apart from it what the model answers when it generates again with the edit on.
/// </summary>
/// <param name="package">The model that made the generation.</param>
/// <param name="model">Its weights, replays and new answers.</param>
public sealed class CounterfactualRunner(ModelPackage package, ICounterfactualModel model)
{
    /// <summary>Answers a question about a generation; the same question has the same answer.</summary>
    /// <exception cref="ExplanationException">The question names nothing, or something outside the generation.
    /// </exception>
    /// <exception cref="GenerationException">The model cannot be given such edits.</exception>
    public async Task<CounterfactualResult> RunAsync(
        RecordedGeneration generation, CounterfactualQuestion question, CancellationToken cancellation = default)
    {
        Check(package, generation, question);
        var change = question.Spans.Count > 0
            ? await SpanChange.MeasureAsync(
                model.Snapshots, generation, question, (package.Config, IsText), cancellation).ConfigureAwait(false)
            : await model.ReadAsync(denoiser => ConceptChange.Measure(denoiser, generation, question), cancellation)
                .ConfigureAwait(false);
        var before = Recordings.Answer(generation, package.Config);
        var anew = question.Regenerate
            ? await AnswerAsync(change, cancellation).ConfigureAwait(false)
            : [];
        var diff = anew.Count > 0 ? TokenDiff.Of(package.Tokenizer, before, anew[0]) : [];
        return new CounterfactualResult(
            question.Target,
            question.Residual.ToString().ToLowerInvariant(),
            question.Scale ?? (question.Spans.Count > 0 ? TargetScale.LogProbability : TargetScale.Logit),
            change.Value,
            change.Predicted,
            change.Observed,
            change.ObservedBf16,
            change.Error,
            change.ControlMean,
            change.ControlDeviation,
            change.Controls.Count,
            change.Edits,
            Text(before),
            anew.Count > 0 ? Text(anew[0]) : null,
            anew.Count > 1 ? Text(anew[1]) : null,
            diff,
            diff.Where(piece => piece.Kind != TokenDiff.Equal).Sum(piece => piece.Tokens),
            change.Forwards,
            change.Note);
    }

    /// <summary>Checks that a question can be asked, which needs no weights.</summary>
    /// <exception cref="ExplanationException">The question names nothing, or something outside the generation.
    /// </exception>
    /// <exception cref="GenerationException">The model cannot be given such edits, or not on top of those that acted.
    /// </exception>
    public static void Check(ModelPackage package, RecordedGeneration generation, CounterfactualQuestion question)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(question);
        CounterfactualChecks.Check(generation, question);
        CounterfactualChecks.Targets(generation, question);
        if (question.Regenerate)
        {
            var edits = new EditOptions { Concepts = question.Concepts, Residual = question.Residual };
            RequestChecks.Check(Recordings.With(generation, edits, package.Config), package.Config);
        }
    }

    private Task<IReadOnlyList<IReadOnlyList<int>>> AnswerAsync(FrozenChange change, CancellationToken cancellation)
    {
        DecodeRequest[] requests = change.Control is { } control ? [change.Edited, control] : [change.Edited];
        return model.AnswerAsync(requests, cancellation);
    }

    private bool IsText(int token) => !package.Tokenizer.IsSpecial(token);

    private string Text(IReadOnlyList<int> tokens) => package.Tokenizer.Decode([.. tokens]);
}
