using System.ComponentModel;
using Whence.Contracts.Documents;

namespace Whence.Generations.Explanations;

/// <summary>The attribution of a generation as callers read it.</summary>
[Description("The concepts behind each chunk of an answer; the parts of a logit add up to it.")]
internal sealed record AttributionResource
{
    [Description("Always attribution.")]
    public string Object { get; init; } = "attribution";

    public required string GenerationId { get; init; }

    [Description("The method and its version.")]
    public required string Method { get; init; }

    public required string Model { get; init; }

    [Description("SHA-256 of the weights.")]
    public required string ModelDigest { get; init; }

    [Description("What computed it.")]
    public required string Backend { get; init; }

    [Description("chunk or token; with token each chunk lists its tokens.")]
    public required string Granularity { get; init; }

    [Description("Offsets are code points of the answer, the end exclusive.")]
    public required IReadOnlyList<ChunkDocument> Chunks { get; init; }

    [Description("What the attribution says about its own error.")]
    public required VerificationDocument Verification { get; init; }
}
