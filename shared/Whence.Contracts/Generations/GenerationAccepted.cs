using Whence.Contracts.Payloads;

namespace Whence.Contracts.Generations;

/// <summary>A generation was accepted: it is durable, and will end in exactly one of three ways.</summary>
public sealed record GenerationAccepted
{
    /// <summary>Gets the generation.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>Gets the tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Gets its number among the tenant's generations, from 1, without gaps.</summary>
    public required long TenantNumber { get; init; }

    /// <summary>Gets who asked, for example the id of an API key.</summary>
    public required string Principal { get; init; }

    /// <summary>Gets the name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Gets the <see cref="Documents.RequestDocument"/>.</summary>
    public required PayloadReference Request { get; init; }

    /// <summary>Gets the seed of sampling.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets when it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Gets the generation whose request this one answers otherwise, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Gets the counterfactual that it is made for, or null.</summary>
    public Guid? CounterfactualId { get; init; }
}
