namespace Whence.Generations.Storage;

/// <summary>Tokens are counted by the day (UTC) on which a generation was accepted.</summary>
internal static class TokenDay
{
    public static DateOnly Of(GenerationRecord record) => Of(record.CreatedAt);

    public static DateOnly Of(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    /// <summary>Returns what a generation that ended costs, however it ended.</summary>
    public static long Charge(GenerationRecord record) => (long)record.PromptTokens + record.GeneratedTokens;

    /// <summary>Returns a tenant's tokens, or null without a limit.</summary>
    public static TokenBalance? Balance(long? limit, long used, DateOnly day) => limit is null
        ? null
        : new TokenBalance(
            limit.Value,
            Math.Max(0, limit.Value - used),
            new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
}
