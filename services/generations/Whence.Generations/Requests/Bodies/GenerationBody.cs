using System.ComponentModel;
using System.Text.Json;
using Whence.Contracts.Documents;

namespace Whence.Generations.Requests.Bodies;

/// <summary>The body of POST /v1/generations as the API's description shows it; <see cref="GenerationReading"/> reads
/// it.</summary>
[Description("What to generate. Exactly one of prompt and messages is required.")]
internal sealed record GenerationBody
{
    [Description("The model; there is one, so it may be left out.")]
    public string? Model { get; init; }

    [Description("completion or chat; it follows from prompt or messages.")]
    public string? Kind { get; init; }

    [Description("A text to continue, or an array of token ids.")]
    public JsonElement? Prompt { get; init; }

    [Description("A conversation to continue.")]
    public IReadOnlyList<ChatTurn>? Messages { get; init; }

    [Description("Tokens to generate, a multiple of the model's block length; 64 or the next multiple by default.")]
    public int? MaxNewTokens { get; init; }

    [Description("Denoising steps, a multiple of the number of blocks; one per token by default.")]
    public int? Steps { get; init; }

    [Description("0 to 100; without temperature, top_p and entropy_sampling the answer is greedy.")]
    public double? Temperature { get; init; }

    [Description("The probability mass that sampling keeps, 0 to 1.")]
    public double? TopP { get; init; }

    [Description("Whether the temperature follows the entropy of each position; excludes temperature.")]
    public bool? EntropySampling { get; init; }

    [Description("The factor against repeated tokens, 1 to 100.")]
    public double? RepetitionPenalty { get; init; }

    [Description("The scale of classifier-free guidance, 0 to 1000; 0 for none.")]
    public double? CfgScale { get; init; }

    [Description("0 to 9007199254740991; drawn and reported when left out.")]
    public long? Seed { get; init; }

    [Description("Token ids behind which the answer ends; those of the model by default, none when empty.")]
    public IReadOnlyList<int>? StopTokens { get; init; }

    public SteeringBody? Steering { get; init; }

    public InterventionsBody? Interventions { get; init; }

    public EditsBody? Edits { get; init; }

    [Description("A steering profile: name, name@version, or an object with entries, amplify, suppress and rules.")]
    public JsonElement? Profile { get; init; }

    [Description("true, or an object: {\"concepts\": true, \"top_k\": 8}.")]
    public JsonElement? Attribution { get; init; }

    [Description("Seconds after which the generation fails if it has not ended.")]
    public int? DeadlineSeconds { get; init; }

    [Description("Whether to answer with server-sent events instead of 202.")]
    public bool? Stream { get; init; }

    public StreamOptionsBody? StreamOptions { get; init; }
}
