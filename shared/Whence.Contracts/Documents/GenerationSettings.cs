namespace Whence.Contracts.Documents;

/// <summary>How an answer is generated, every default made explicit, so that the record replays.</summary>
public sealed record GenerationSettings
{
    /// <summary>Gets the tokens to generate, a multiple of the block length.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>Gets the denoising steps, a multiple of the number of blocks.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the temperature; 0 for greedy.</summary>
    public float Temperature { get; init; }

    /// <summary>Gets the probability mass that sampling keeps; 0 for greedy.</summary>
    public float TopP { get; init; }

    /// <summary>Gets whether the temperature follows the entropy of each position.</summary>
    public bool EntropySampling { get; init; }

    /// <summary>Gets the factor against repeated tokens, at least 1.</summary>
    public float RepetitionPenalty { get; init; } = 1;

    /// <summary>Gets the scale of classifier-free guidance; 0 for none.</summary>
    public float GuidanceScale { get; init; }

    /// <summary>Gets the seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets the tokens behind which generation stops.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Gets the steering, or null.</summary>
    public SteeringSettings? Steering { get; init; }

    /// <summary>Gets concept weights to set, or null.</summary>
    public InterventionSettings? Interventions { get; init; }

    /// <summary>Gets concept weights to change, or null.</summary>
    public EditSettings? Edits { get; init; }

    /// <summary>Gets the rules that are looked at after every step, or null.</summary>
    public IReadOnlyList<RuleSettings>? Rules { get; init; }

    /// <summary>Gets the profile that steering, edits and rules came from, or null.</summary>
    public ProfileReference? Profile { get; init; }

    /// <summary>Gets positions of the prompt that the model sees as masks, or null.</summary>
    public IReadOnlyList<int>? MaskedPrompt { get; init; }

    /// <summary>Gets whether the concepts behind the answer are wanted.</summary>
    public bool ExplainConcepts { get; init; }

    /// <summary>Gets the concepts listed for each chunk.</summary>
    public int TopConcepts { get; init; } = 8;
}
