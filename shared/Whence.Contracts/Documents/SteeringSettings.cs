namespace Whence.Contracts.Documents;

/// <summary>How concepts are amplified or suppressed; the fields are those of the engine's steering options.</summary>
public sealed record SteeringSettings
{
    /// <summary>Gets the known concepts of the injected direction.</summary>
    public IReadOnlyList<int> Concepts { get; init; } = [];

    /// <summary>Gets the concepts of a composed direction, each with a strength of its own; instead of
    /// <see cref="Concepts"/>, and null without.</summary>
    public IReadOnlyList<SteeringTermSettings>? Terms { get; init; }

    /// <summary>Gets the strength of the injection.</summary>
    public float Strength { get; init; }

    /// <summary>Gets whether the strength is in logits.</summary>
    public bool Normalized { get; init; } = true;

    /// <summary>Gets the block from which on the direction is added.</summary>
    public int? Layer { get; init; }

    /// <summary>Gets the committed tokens after which it stops.</summary>
    public int? CutoffTokens { get; init; }

    /// <summary>Gets the strength by known concept with which its tokens are suppressed.</summary>
    public IReadOnlyDictionary<int, float> LogitMask { get; init; } = new Dictionary<int, float>();
}
