namespace Whence.Engine.Steering;

/// <summary>
/// How concepts are amplified or suppressed: a direction added to the residual stream at masked positions, a mask on
/// the logits, or both (Steerling's presets; "Scaling Inherently Interpretable Language Models", equations 18 to 21).
/// </summary>
public sealed record SteeringOptions
{
    /// <summary>Gets the known concepts whose embeddings add up to the direction; empty for no injection.</summary>
    public IReadOnlyList<int> Concepts { get; init; } = [];

    /// <summary>Gets the concepts of a composed direction, each with its strength; instead of
    /// <see cref="Concepts"/>.</summary>
    public IReadOnlyList<SteeringTerm> Terms { get; init; } = [];

    /// <summary>Gets the strength of <see cref="Concepts"/>: logits of the best aligned token when normalised, else the
    /// factor itself.</summary>
    public float Strength { get; init; }

    /// <summary>Gets whether the strength is divided by the direction's peak alignment with the vocabulary.</summary>
    public bool Normalized { get; init; } = true;

    /// <summary>Gets the block, counted from 1, from which on the direction is added; null for half the layers.
    /// </summary>
    public int? Layer { get; init; }

    /// <summary>Gets the committed tokens after which the injection stops, or null for never.</summary>
    public int? CutoffTokens { get; init; }

    /// <summary>Gets the strength by known concept with which positively aligned tokens are suppressed.</summary>
    public IReadOnlyDictionary<int, float> LogitMask { get; init; } = new Dictionary<int, float>();

    /// <summary>The preset that amplifies: normalised strength, full for the first tokens, then none.</summary>
    public static SteeringOptions Amplify(
        IReadOnlyList<int> concepts, float logits = 8f, int? layer = 8, int cutoffTokens = 32) => new()
        {
            Concepts = concepts,
            Strength = logits,
            Layer = layer,
            CutoffTokens = cutoffTokens,
        };

    /// <summary>The preset that unlearns: a negative raw strength, and the logit mask of the focal concept.</summary>
    public static SteeringOptions Unlearn(
        int concept,
        IReadOnlyList<int>? group = null,
        float strength = -7f,
        int? layer = null,
        float mask = 20f) => new()
        {
            Concepts = [concept, .. (group ?? []).Where(other => other != concept)],
            Strength = strength,
            Normalized = false,
            Layer = layer,
            LogitMask = new Dictionary<int, float> { [concept] = mask },
        };
}
