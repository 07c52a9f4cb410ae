using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Recordings;

/// <summary>Writes what the engine is told about concepts as settings: the way back from
/// <see cref="RecordedOptions"/>.</summary>
public static class RecordedSettings
{
    /// <summary>Returns settings that ask for a request: its steering, interventions, edits, rules and masks, which
    /// come from no profile then; all else is as it was.</summary>
    public static GenerationSettings With(GenerationSettings settings, DecodeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return With(settings, request.Options) with
        {
            Interventions = request.Options.Interventions is { } weights
                ? new InterventionSettings { Known = weights.Known, Discovered = weights.Discovered }
                : null,
            MaskedPrompt = request.Masked.Count > 0 ? request.Masked : null,
            Profile = null,
        };
    }

    /// <summary>Returns settings whose steering, edits and rules are those of options.</summary>
    public static GenerationSettings With(GenerationSettings settings, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        return settings with
        {
            Steering = Of(options.Steering),
            Edits = Of(options.Edits),
            Rules = options.Rules.Count == 0 ? null : [.. options.Rules.Select(Rule)],
        };
    }

    /// <summary>Returns edits as settings; null for none.</summary>
    public static EditSettings? Of(EditOptions? edits) => edits is null or { IsEmpty: true } ? null : new EditSettings
    {
        Residual = edits.Residual == ResidualMode.Zeroed ? "zeroed" : "frozen",
        Concepts =
        [
            .. edits.Concepts.Select(edit => new ConceptEditSettings
            {
                Kind = Kind(edit.Kind),
                Concept = edit.Concept,
                Operation = edit.Operation == EditOperation.Scale ? "scale" : "clamp",
                Value = edit.Value,
            }),
        ],
    };

    private static SteeringSettings? Of(SteeringOptions? steering) => steering is null ? null : new SteeringSettings
    {
        Concepts = steering.Concepts,
        Terms = steering.Terms.Count == 0 ? null : [.. steering.Terms.Select(Term)],
        Strength = steering.Strength,
        Normalized = steering.Normalized,
        Layer = steering.Layer,
        CutoffTokens = steering.CutoffTokens,
        LogitMask = steering.LogitMask,
    };

    private static SteeringTermSettings Term(SteeringTerm term) =>
        new() { Kind = Kind(term.Kind), Concept = term.Concept, Strength = term.Strength };

    private static RuleSettings Rule(SteeringRule rule) => new()
    {
        Name = rule.Name,
        Kind = Kind(rule.Kind),
        Concept = rule.Concept,
        Threshold = rule.Threshold,
        Steering = Of(rule.Steering),
        Edits = Of(rule.Edits),
        Abort = rule.Abort,
    };

    private static string Kind(ConceptKind kind) => kind == ConceptKind.Discovered ? "discovered" : "known";
}
