using System.ComponentModel;
using System.Text.Json;

namespace Whence.Generations.Requests.Bodies;

/// <summary>The member <c>steering</c>.</summary>
[Description("Concepts to push the answer towards or away from. Amplified concepts form one direction.")]
internal sealed record SteeringBody
{
    [Description(
        "Names, ids, or objects {\"concept\": name or id, \"strength\": logits}: one strength for all, or one for " +
        "each.")]
    public IReadOnlyList<JsonElement>? Amplify { get; init; }

    [Description("Names, ids, or objects {\"concept\": name or id, \"strength\": factor, \"mask\": factor}.")]
    public IReadOnlyList<JsonElement>? Suppress { get; init; }

    [Description("The block from which on the direction is added.")]
    public int? Layer { get; init; }

    [Description("The committed tokens after which the direction is no longer added.")]
    public int? CutoffTokens { get; init; }
}

/// <summary>The member <c>interventions</c>.</summary>
[Description("Concept weights to set, 0 to 1, at every position.")]
internal sealed record InterventionsBody
{
    public IReadOnlyList<WeightBody>? Known { get; init; }

    public IReadOnlyList<WeightBody>? Discovered { get; init; }
}

/// <summary>One weight.</summary>
[Description("A concept and the weight to give it.")]
internal sealed record WeightBody
{
    [Description("The id, or the name of a known concept.")]
    public required JsonElement Concept { get; init; }

    public required double Weight { get; init; }
}

/// <summary>The member <c>edits</c>.</summary>
[Description("Concept weights to change in every step; excludes interventions.")]
internal sealed record EditsBody
{
    public IReadOnlyList<EditBody>? Concepts { get; init; }

    [Description("frozen (default): only what is edited changes; zeroed: the residual is dropped as well.")]
    public string? Residual { get; init; }
}

/// <summary>One edit.</summary>
[Description("A concept and one of clamp and scale.")]
internal sealed record EditBody
{
    [Description("known (default) or discovered.")]
    public string? Kind { get; init; }

    [Description("The id, or the name of a known concept.")]
    public required JsonElement Concept { get; init; }

    [Description("The weight to give it, 0 to 1; 0 removes it.")]
    public double? Clamp { get; init; }

    [Description("The factor of its weight, 0 to 10; 0 removes it.")]
    public double? Scale { get; init; }
}

/// <summary>The member <c>stream_options</c>.</summary>
[Description("What a stream holds besides its text.")]
internal sealed record StreamOptionsBody
{
    [Description("A last chunk with the usage; for the OpenAI-compatible paths.")]
    public bool? IncludeUsage { get; init; }

    [Description("Every commit and change of state.")]
    public bool? WhenceEvents { get; init; }

    [Description("Accepted, without effect.")]
    public bool? IncludeObfuscation { get; init; }
}
