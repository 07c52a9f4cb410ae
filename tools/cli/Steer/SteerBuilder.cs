using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Steering.Runs;

namespace Whence.Cli.Steer;

/// <summary>Builds the report of steered answers.</summary>
internal static class SteerBuilder
{
    public static SteerRunReport Run(SteeredComparison comparison, float? strength) => new(
        strength,
        Answer(comparison.Steered),
        Answer(comparison.Unsteered),
        Answer(comparison.Control),
        comparison.ControlConcepts,
        comparison.MassChange,
        comparison.ControlMassChange,
        comparison.Disruption);

    private static SteeredAnswerReport Answer(SteeredAnswer answer) => new(
        answer.Text,
        [
            .. answer.Concepts.Select(concept => new ConceptEffectReport(
                concept.Concept,
                concept.Kind == ConceptKind.Known ? "known" : "discovered",
                concept.Name,
                concept.Mass,
                concept.Presence,
                concept.Weight)),
        ],
        answer.LogProbability,
        answer.RepeatedShare,
        answer.ChangedTokens,
        answer.StopReason switch
        {
            StopReason.Stop => "stop",
            StopReason.Rule => "rule",
            _ => "length",
        },
        answer.AbortedBy,
        answer.Firings);
}
