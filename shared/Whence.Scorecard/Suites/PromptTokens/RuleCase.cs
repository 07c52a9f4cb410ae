using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Subjects;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>A prompt of the rulebook with the answer that is to be explained.</summary>
/// <param name="subject">The model.</param>
/// <param name="prompt">The prompt.</param>
/// <param name="generation">The answer.</param>
internal sealed class RuleCase(Subject subject, RulebookPrompt prompt, RecordedGeneration generation)
{
    private readonly PromptUnits _units = new(subject.Package.Tokenizer, generation.Trace.Prompt);

    /// <summary>Gets the prompt.</summary>
    public RulebookPrompt Prompt => prompt;

    /// <summary>Answers a prompt; null where the answer is wrong, for then there is nothing true to find.</summary>
    public static RuleCase? OfRightAnswer(Subject subject, RulebookPrompt prompt)
    {
        var result = RuleAnswers.Decode(subject, prompt);
        return RuleAnswers.IsRight(subject, prompt, result)
            ? new RuleCase(subject, prompt, new RecordedGeneration(result.Trace, RuleAnswers.Options(subject)))
            : null;
    }

    /// <summary>Answers a prompt with weights that learned nothing, right or wrong.</summary>
    public static RuleCase OfAnyAnswer(Subject subject, RulebookPrompt prompt)
    {
        var trace = RuleAnswers.Decode(subject, prompt).Trace;
        return new RuleCase(subject, prompt, new RecordedGeneration(trace, RuleAnswers.Options(subject)));
    }

    /// <summary>Attributes the answer's word to the words of the prompt.</summary>
    public async Task<RankedWords> ExplainAsync(
        IInputExplainer explainer, InputMethod method, ulong seed, CancellationToken cancellation)
    {
        var position = generation.Trace.Prompt.Count;
        using var model = new EngineSnapshotModel(subject.Denoiser, generation, () => subject.Gradients);
        var explanation = await explainer.ExplainAsync(
            model,
            new InputQuestion
            {
                Method = method,
                Target = new AnswerTarget("token:0", prompt.Answer, position, position + 1),
                Units = _units.Cut(UnitKind.Word),
                UnitKind = UnitKind.Word,
                PromptPositions = _units.Positions,
                Scale = Methods.Scale,
                Seed = seed,
            },
            cancellation).ConfigureAwait(false);
        return new RankedWords(explanation, prompt.Prompt.LastIndexOf(' '));
    }
}
