namespace Whence.Hosting.Identity;

/// <summary>What a tenant may use; null is without limit.</summary>
/// <param name="RequestsPerMinute">Requests a minute, counted by the gateway.</param>
/// <param name="ConcurrentGenerations">Generations that have not ended, counted where they are accepted.</param>
/// <param name="TokensPerDay">Prompt and generated tokens of a day (UTC), reserved on acceptance, settled at the end.
/// </param>
public sealed record TenantLimits(
    int? RequestsPerMinute = null, int? ConcurrentGenerations = null, long? TokensPerDay = null);
