using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Scorecard.Explaining;
using Whence.Scorecard.Subjects;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>An answer of the demonstration model, ready to be explained by several methods.</summary>
internal sealed class DemoCase
{
    private readonly Subject _subject;

    public DemoCase(Subject subject, string prompt, int blocks)
    {
        _subject = subject;
        var options = subject.Stopping(GenerationOptions.Greedy(blocks * subject.Config.BlockLength));
        Result = subject.Decode(prompt, options);
        Generation = new RecordedGeneration(Result.Trace, options);
        Units = new PromptUnits(subject.Package.Tokenizer, Result.Trace.Prompt);
        Targets = new AnswerTargets(subject.Package, Generation);
    }

    /// <summary>Gets the answer.</summary>
    public DecodeResult Result { get; }

    /// <summary>Gets how the answer came about.</summary>
    public RecordedGeneration Generation { get; }

    /// <summary>Gets the units of the prompt.</summary>
    public PromptUnits Units { get; }

    /// <summary>Gets the parts of the answer.</summary>
    public AnswerTargets Targets { get; }

    /// <summary>Attributes a part of the answer.</summary>
    public async Task<InputExplanation> ExplainAsync(
        IInputExplainer explainer,
        InputMethod method,
        AnswerTarget target,
        UnitKind kind,
        TargetScale scale,
        ulong seed,
        CancellationToken cancellation,
        int? budget = null)
    {
        using var model = new EngineSnapshotModel(_subject.Denoiser, Generation, () => _subject.Gradients);
        var question = new InputQuestion
        {
            Method = method,
            Target = target,
            Units = Units.Cut(kind),
            UnitKind = kind,
            PromptPositions = Units.Positions,
            Scale = scale,
            Budget = budget,
            Seed = seed,
        };
        return await explainer.ExplainAsync(model, question, cancellation).ConfigureAwait(false);
    }
}
