namespace Whence.Generations.Storage;

/// <summary>How an attempt to accept a generation ended.</summary>
internal enum AcceptOutcome
{
    /// <summary>It is durable now.</summary>
    Accepted,

    /// <summary>The same request under the same key was accepted before.</summary>
    Replayed,

    /// <summary>The key belongs to another request.</summary>
    KeyReused,

    /// <summary>The tenant has as many generations under way as it may have.</summary>
    TooManyConcurrent,

    /// <summary>The tenant's tokens of the day do not suffice.</summary>
    TokensExhausted,
}
