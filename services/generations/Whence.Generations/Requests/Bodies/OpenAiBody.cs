using System.ComponentModel;
using System.Text.Json;
using Whence.Contracts.Documents;

namespace Whence.Generations.Requests.Bodies;

/// <summary>What both OpenAI-compatible bodies share.</summary>
internal abstract record OpenAiBody
{
    public required string Model { get; init; }

    [Description("Tokens to return at most; decoding rounds up to whole blocks and the text is cut.")]
    public int? MaxTokens { get; init; }

    [Description("The same as max_tokens.")]
    public int? MaxCompletionTokens { get; init; }

    [Description("0 to 100; without temperature and top_p the answer is greedy.")]
    public double? Temperature { get; init; }

    [Description("0 to 1.")]
    public double? TopP { get; init; }

    [Description("0 to 9007199254740991; drawn and reported when left out.")]
    public long? Seed { get; init; }

    [Description("A string or up to four before which the text ends.")]
    public JsonElement? Stop { get; init; }

    public bool? Stream { get; init; }

    public StreamOptionsBody? StreamOptions { get; init; }

    public SteeringBody? Steering { get; init; }

    public InterventionsBody? Interventions { get; init; }

    public EditsBody? Edits { get; init; }

    [Description("A steering profile: name, name@version, or an object with entries, amplify, suppress and rules.")]
    public JsonElement? Profile { get; init; }

    [Description("true, or an object: {\"concepts\": true, \"top_k\": 8}.")]
    public JsonElement? Attribution { get; init; }

    public DiffusionBody? Diffusion { get; init; }

    [Description("A label of the caller's; accepted and not kept.")]
    public string? User { get; init; }

    [Description("Labels of the caller's; accepted and not kept.")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>The body of POST /v1/chat/completions.</summary>
[Description("OpenAI's chat request. Fields that are not listed are refused by name, unless they ask for nothing.")]
internal sealed record ChatBody : OpenAiBody
{
    public required IReadOnlyList<ChatTurn> Messages { get; init; }
}

/// <summary>The body of POST /v1/completions.</summary>
[Description("OpenAI's text request. Fields that are not listed are refused by name, unless they ask for nothing.")]
internal sealed record CompletionBody : OpenAiBody
{
    [Description("A text or an array of token ids.")]
    public required JsonElement Prompt { get; init; }
}

/// <summary>The member <c>diffusion</c>: what OpenAI has no name for.</summary>
[Description("How the answer is denoised.")]
internal sealed record DiffusionBody
{
    public int? Steps { get; init; }

    public bool? EntropySampling { get; init; }

    public double? RepetitionPenalty { get; init; }

    public double? CfgScale { get; init; }

    public IReadOnlyList<int>? StopTokens { get; init; }

    public int? DeadlineSeconds { get; init; }
}
