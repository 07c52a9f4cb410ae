using System.ComponentModel;
using System.Text.Json;
using Whence.Contracts.Documents;

namespace Whence.Attribution.Counterfactuals;

/// <summary>The body of <c>POST /v1/generations/{id}/counterfactuals</c>: exactly one of concepts, spans and steering.
/// </summary>
/// <param name="Concepts">The concepts that are removed or changed.</param>
/// <param name="Spans">The parts of the prompt that are masked, in code points.</param>
/// <param name="Steering">none: what a steered answer would have been without its steering.</param>
/// <param name="Residual">frozen (the default) or zeroed, with concepts.</param>
/// <param name="Target">answer (the default), chunk:N or token:N, counted from 0.</param>
/// <param name="Scale">logit (the default of concepts, and their only one) or logprob (the default of spans).</param>
/// <param name="Regenerate">Whether the answer is generated anew; true by default.</param>
/// <param name="Seed">The seed of the random control, 0 to 9007199254740991; 0 by default.</param>
internal sealed record CounterfactualRequest(
    IReadOnlyList<ConceptChangeRequest>? Concepts = null,
    IReadOnlyList<CharSpan>? Spans = null,
    string? Steering = null,
    string? Residual = null,
    string? Target = null,
    string? Scale = null,
    bool? Regenerate = null,
    long? Seed = null);

/// <summary>A concept or a group of concepts: removed, or changed by clamp or scale.</summary>
/// <param name="Concept">A name or an id; "#12" is discovered concept 12.</param>
/// <param name="Kind">known (the default) or discovered.</param>
/// <param name="Group">All concepts of a group, instead of one.</param>
/// <param name="Clamp">The weight instead of its own, 0 to 1.</param>
/// <param name="Factor">What its weight is multiplied by, 0 to 10.</param>
internal sealed record ConceptChangeRequest(
    [property: Description("A name or an id; \"#12\" is discovered concept 12.")] JsonElement? Concept = null,
    string? Kind = null,
    string? Group = null,
    double? Clamp = null,
    [property: System.Text.Json.Serialization.JsonPropertyName("scale")] double? Factor = null);
