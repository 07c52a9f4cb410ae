using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Engine.Tests.Decoding;

/// <summary>Ways to generate, one for every feature that the cache must not disturb.</summary>
public static class DecodeCases
{
    /// <summary>Tokens of every case: three blocks of eight.</summary>
    public const int Tokens = 24;

    private static readonly GenerationOptions Greedy = GenerationOptions.Greedy(Tokens);

    private static readonly Interventions Known =
        Interventions.None with { Known = new Dictionary<int, float> { [1] = 1f, [7] = 0f } };

    private static readonly Interventions Discovered =
        Interventions.None with { Discovered = new Dictionary<int, float> { [3] = 1f, [11] = 0.5f } };

    private static readonly EditOptions Edits = new()
    {
        Concepts =
        [
            new ConceptEdit(ConceptKind.Known, 7, EditOperation.Scale, 3),
            new ConceptEdit(ConceptKind.Known, 1, EditOperation.Clamp, 1),
            new ConceptEdit(ConceptKind.Discovered, 3, EditOperation.Clamp, 0),
            new ConceptEdit(ConceptKind.Discovered, 11, EditOperation.Clamp, 0.5f),
        ],
    };

    /// <summary>Gets the options by name.</summary>
    public static IReadOnlyDictionary<string, GenerationOptions> All { get; } =
        new Dictionary<string, GenerationOptions>
        {
            ["greedy"] = Greedy,
            ["repetition penalty"] = Greedy with { RepetitionPenalty = 1.4f },
            ["top-p"] = Greedy with { Temperature = 0.9f, TopP = 0.9f, Seed = 7 },
            ["entropy"] = new() { MaxNewTokens = Tokens, Seed = 11 },
            ["stop tokens"] = Greedy with { StopTokens = [2, 9, 17, 25] },
            ["amplify, cut off"] = Greedy with { Steering = Amplify(5) },
            ["amplify, cut off, sampled"] = Greedy with
            {
                Temperature = 1f, TopP = 0.95f, Seed = 3, Steering = Amplify(11),
            },
            ["unlearn"] = Greedy with { Steering = SteeringOptions.Unlearn(4, [2, 9]) },
            ["guidance"] = Greedy with { GuidanceScale = 1.5f },
            ["guidance, amplify, cut off"] = Greedy with { GuidanceScale = 0.7f, Steering = Amplify(10) },
            ["guidance, unlearn, entropy"] = new()
            {
                MaxNewTokens = Tokens, Seed = 5, GuidanceScale = 0.5f, Steering = SteeringOptions.Unlearn(6),
            },
            ["known interventions"] = Greedy with { Interventions = Known },
            ["discovered interventions"] = Greedy with { Interventions = Discovered },
            ["composed terms"] = Greedy with { Steering = Terms(9) },
            ["rules"] = Greedy with { Rules = Rules },
            ["rules, amplify, edits, entropy"] = new()
            {
                MaxNewTokens = Tokens, Seed = 17, Rules = Rules, Steering = Amplify(7), Edits = Edits,
            },
            ["rules, abort"] = Greedy with { Rules = [.. Rules, Abort] },
            ["rules, guidance"] = Greedy with { Rules = Rules, GuidanceScale = 0.8f },
            ["frozen edits"] = Greedy with { Edits = Edits },
            ["frozen edits, amplify, entropy"] = new()
            {
                MaxNewTokens = Tokens, Seed = 13, Edits = Edits, Steering = Amplify(9),
            },
            ["zeroed edits, guidance"] = Greedy with
            {
                GuidanceScale = 0.6f, Edits = Edits with { Residual = ResidualMode.Zeroed },
            },
            ["known interventions, amplify"] = Greedy with { Interventions = Known, Steering = Amplify(13) },
        };

    /// <summary>Gets the names.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    private static SteeringRule[] Rules =>
    [
        new() { Name = "steer", Concept = 3, Threshold = 0.55f, Steering = Terms(4) },
        new() { Name = "mask", Concept = 6, Threshold = 0.6f, Steering = Mask },
        new() { Name = "edit", Kind = ConceptKind.Discovered, Concept = 2, Threshold = 0.6f, Edits = LaterEdits },
    ];

    private static SteeringRule Abort => new() { Name = "stop", Concept = 9, Threshold = 0.85f, Abort = true };

    private static EditOptions LaterEdits => new()
    {
        Concepts = [new ConceptEdit(ConceptKind.Known, 2, EditOperation.Scale, 0)],
    };

    private static SteeringOptions Mask => new() { LogitMask = new Dictionary<int, float> { [8] = 5 } };

    private static SteeringOptions Terms(int cutoff) => new()
    {
        Terms = [new SteeringTerm(ConceptKind.Known, 1, 4), new SteeringTerm(ConceptKind.Known, 10, -3)],
        Layer = 1,
        CutoffTokens = cutoff,
    };

    private static SteeringOptions Amplify(int cutoff) =>
        SteeringOptions.Amplify([0, 5], logits: 6f, layer: 1, cutoffTokens: cutoff);
}
