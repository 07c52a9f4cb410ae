namespace Whence.Keys;

/// <summary>What the tenant of a key may use; null is what the deployment says, 0 is nothing.</summary>
/// <param name="RequestsPerMinute">Requests a minute.</param>
/// <param name="ConcurrentGenerations">Generations that have not ended.</param>
/// <param name="TokensPerDay">Prompt and generated tokens of a day (UTC).</param>
public sealed record KeyLimits(
    int? RequestsPerMinute = null, int? ConcurrentGenerations = null, long? TokensPerDay = null);
