using Whence.Contracts.Payloads;

namespace Whence.Contracts.Attribution;

/// <summary>Which parts of a prompt made a part of an answer is known.</summary>
public sealed record InputsAttributed
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the explanation; a generation may have many.</summary>
    public required Guid ExplanationId { get; init; }

    /// <summary>Gets the tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets who asked, for example the id of an API key.</summary>
    public required string Principal { get; init; }

    /// <summary>Gets the <see cref="Documents.ExplanationQuestionDocument"/>.</summary>
    public required PayloadReference Question { get; init; }

    /// <summary>Gets the <see cref="Documents.ExplanationDocument"/>.</summary>
    public required PayloadReference Explanation { get; init; }

    /// <summary>Gets the method with its rule and size.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the version of the method.</summary>
    public required string Version { get; init; }

    /// <summary>Gets how many parts of the prompt have a score.</summary>
    public required int Units { get; init; }

    /// <summary>Gets the sequences that went through the model.</summary>
    public required int Forwards { get; init; }

    /// <summary>Gets the positions that the transformer computed.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the name of the method's own error figure.</summary>
    public required string ErrorName { get; init; }

    /// <summary>Gets the error figure; 0 is perfect.</summary>
    public required double Error { get; init; }

    /// <summary>Gets what the target lost without its strongest units.</summary>
    public required double Drop { get; init; }

    /// <summary>Gets what it lost without as many random positions.</summary>
    public required double RandomDrop { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset FinishedAt { get; init; }
}
