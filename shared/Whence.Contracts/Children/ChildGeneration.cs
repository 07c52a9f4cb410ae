using Whence.Contracts.Documents;

namespace Whence.Contracts.Children;

/// <summary>A generation that answers the request of another one with other settings: the body of
/// <c>PUT /internal/generations/{parent}/children/{child}</c>. The same child is accepted once, however often it is
/// asked for.</summary>
public sealed record ChildGeneration
{
    /// <summary>Gets the counterfactual that it is made for.</summary>
    public required Guid CounterfactualId { get; init; }

    /// <summary>Gets who asked, for example the id of an API key.</summary>
    public required string Principal { get; init; }

    /// <summary>Gets how it is answered.</summary>
    public required GenerationSettings Settings { get; init; }

    /// <summary>Gets when it fails if it has not ended.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Gets how many generations of the tenant may be under way; null without limit.</summary>
    public int? ConcurrentGenerations { get; init; }

    /// <summary>Gets the tokens that the tenant may use in a day; null without limit.</summary>
    public long? TokensPerDay { get; init; }
}
