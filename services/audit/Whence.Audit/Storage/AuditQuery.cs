namespace Whence.Audit.Storage;

/// <summary>Which entries are wanted; null does not restrict.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="GenerationId">Of which generation.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="From">Recorded when, or later.</param>
/// <param name="To">Recorded before when.</param>
/// <param name="After">Behind which index; -1 for all.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record AuditQuery(
    string? Tenant,
    Guid? GenerationId,
    string? Kind,
    DateTimeOffset? From,
    DateTimeOffset? To,
    long After,
    int Limit);
