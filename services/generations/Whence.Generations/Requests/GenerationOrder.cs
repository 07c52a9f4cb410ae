using Whence.Contracts.Documents;

namespace Whence.Generations.Requests;

/// <summary>A request that was checked and made explicit: what to accept.</summary>
internal sealed record GenerationOrder
{
    /// <summary>Gets <c>completion</c> or <c>chat</c>.</summary>
    public required string Kind { get; init; }

    public required RequestDocument Document { get; init; }

    /// <summary>Gets the ids of the prompt, which tokenization will find again.</summary>
    public required int PromptTokens { get; init; }

    public required int DeadlineSeconds { get; init; }

    /// <summary>Gets the profile that has yet to be resolved, or null.</summary>
    public ProfileWish? Profile { get; init; }
}
