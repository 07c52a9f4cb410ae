using System.ComponentModel;
using System.Text.Json.Serialization;
using Whence.Contracts.Documents;
using Whence.Generations.Runs;
using Whence.Generations.Storage;

namespace Whence.Generations.OpenAi;

/// <summary>What OpenAI's shapes have no place for.</summary>
[Description("What OpenAI's shapes have no place for.")]
internal sealed record WhenceExtension
{
    [Description("The generation; its events, trace and attribution lie under /v1/generations/{id}.")]
    public required string GenerationId { get; init; }

    public required ulong Seed { get; init; }

    [Description("What is charged: the prompt and every token decoded, whole blocks.")]
    public required int ChargedTokens { get; init; }

    public required bool SteeringApplied { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AttributionStatus? Attribution { get; init; }

    [Description("The concepts behind each chunk of the generation's whole text, when attribution was asked for.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChunkDocument>? Chunks { get; init; }

    public static WhenceExtension Of(
        GenerationRecord record, GenerationSettings settings, AttributionDocument? attribution) => new()
        {
            GenerationId = GenerationIds.Format(record.Id),
            Seed = record.Seed,
            ChargedTokens = record.PromptTokens + record.GeneratedTokens,
            SteeringApplied = settings.Steering is not null || settings.Interventions is not null,
            Attribution = ResourceBuilder.Attribution(record),
            Chunks = attribution is null
                ? null
                : [.. attribution.Chunks.Select(chunk => chunk with { Tokens = [] })],
        };
}
