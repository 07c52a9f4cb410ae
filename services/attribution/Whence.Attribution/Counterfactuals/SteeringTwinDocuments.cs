using Whence.Attribution.Explaining;
using Whence.Contracts.Documents;
using Whence.Contracts.Replays;
using Whence.Engine.Diffusion;
using Whence.Explanations.Counterfactuals;
using Whence.Steering.Runs;

namespace Whence.Attribution.Counterfactuals;

/// <summary>Writes the comparison of a steered answer with its twin and its control as a document.</summary>
internal static class SteeringTwinDocuments
{
    public static SteeringTwinDocument Of(
        SteeredComparison comparison,
        CounterfactualQuestionDocument asked,
        string prompt,
        IReadOnlyList<GenerationReference> made,
        AttributionModel model) =>
        new()
        {
            Steered = Answer(comparison.Steered),
            Unsteered = Answer(comparison.Unsteered),
            Control = Answer(comparison.Control),
            ControlConcepts = comparison.ControlConcepts,
            MassChange = comparison.MassChange,
            ControlMassChange = comparison.ControlMassChange,
            Disruption = comparison.Disruption,
            Diff = ChangedAnswerDocuments.Diff(TokenDiff.Of(
                model.Package.Tokenizer, comparison.Unsteered.Tokens, comparison.Steered.Tokens)),
            UnsteeredId = PublicId.FormatGeneration(made[0].GenerationId),
            ControlId = PublicId.FormatGeneration(made[1].GenerationId),
            Prompt = prompt,
            Seed = asked.Seed,
            Model = model.Name,
            ModelDigest = model.Digest,
        };

    private static SteeredAnswerDocument Answer(SteeredAnswer answer) => new()
    {
        Text = answer.Text,
        Concepts =
        [
            .. answer.Concepts.Select(effect => new ConceptEffectDocument(
                effect.Concept,
                ChangedAnswerDocuments.Kind(effect.Kind),
                effect.Name,
                effect.Mass,
                effect.Presence,
                effect.Weight)),
        ],
        LogProbability = answer.LogProbability,
        RepeatedShare = answer.RepeatedShare,
        ChangedTokens = answer.ChangedTokens,
        StopReason = answer.StopReason switch
        {
            StopReason.Stop => "stop",
            StopReason.Rule => "rule",
            _ => "length",
        },
        AbortedBy = answer.AbortedBy,
        Firings =
        [
            .. answer.Firings.Select(firing => new RuleFiringDocument(
                firing.Rule, firing.Step, firing.Committed, firing.Position, firing.Activation)),
        ],
    };
}
