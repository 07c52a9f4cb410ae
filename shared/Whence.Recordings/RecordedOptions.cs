using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Recordings;

/// <summary>Turns recorded settings into what the engine is told, so that whoever replays a generation does what the
/// decoder did.</summary>
public static class RecordedOptions
{
    /// <summary>Returns the options of settings.</summary>
    public static GenerationOptions Of(GenerationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new GenerationOptions
        {
            MaxNewTokens = settings.MaxNewTokens,
            Steps = settings.Steps,
            Temperature = settings.Temperature,
            TopP = settings.TopP,
            EntropySampling = settings.EntropySampling,
            RepetitionPenalty = settings.RepetitionPenalty,
            GuidanceScale = settings.GuidanceScale,
            Seed = settings.Seed,
            StopTokens = settings.StopTokens,
            Steering = settings.Steering is { } steering ? Steering(steering) : null,
            Interventions = settings.Interventions is { } weights
                ? new Interventions(weights.Known, weights.Discovered)
                : null,
            Edits = settings.Edits is { } edits ? Of(edits) : null,
            Rules = [.. (settings.Rules ?? []).Select(Rule)],
        };
    }

    /// <summary>Returns the edits of settings.</summary>
    public static EditOptions Of(EditSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new EditOptions
        {
            Residual = settings.Residual == "zeroed" ? ResidualMode.Zeroed : ResidualMode.Frozen,
            Concepts =
            [
                .. settings.Concepts.Select(edit => new ConceptEdit(
                    Kind(edit.Kind),
                    edit.Concept,
                    edit.Operation == "scale" ? EditOperation.Scale : EditOperation.Clamp,
                    edit.Value)),
            ],
        };
    }

    private static SteeringRule Rule(RuleSettings settings) => new()
    {
        Name = settings.Name,
        Kind = Kind(settings.Kind),
        Concept = settings.Concept,
        Threshold = settings.Threshold,
        Steering = settings.Steering is { } steering ? Steering(steering) : null,
        Edits = settings.Edits is { } edits ? Of(edits) : null,
        Abort = settings.Abort,
    };

    private static SteeringOptions Steering(SteeringSettings settings) => new()
    {
        Concepts = settings.Concepts,
        Terms =
        [
            .. (settings.Terms ?? []).Select(term => new SteeringTerm(Kind(term.Kind), term.Concept, term.Strength)),
        ],
        Strength = settings.Strength,
        Normalized = settings.Normalized,
        Layer = settings.Layer,
        CutoffTokens = settings.CutoffTokens,
        LogitMask = settings.LogitMask,
    };

    private static ConceptKind Kind(string name) => name == "discovered" ? ConceptKind.Discovered : ConceptKind.Known;
}
