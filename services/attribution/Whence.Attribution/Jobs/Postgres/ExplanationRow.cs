using System.Data.Common;
using Whence.Contracts.Payloads;
using Whence.Hosting.Identity;

namespace Whence.Attribution.Jobs.Postgres;

/// <summary>Reads rows of explanations.</summary>
internal static class ExplanationRow
{
    private const int ClaimColumns = 19;

    public static ExplanationRecord Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Kind = Enum.Parse<ExplanationKind>(row.GetString(1), ignoreCase: true),
        GenerationId = row.GetGuid(2),
        Tenant = row.GetString(3),
        Principal = row.GetString(4),
        Question = new PayloadReference(row.GetString(5), row.GetInt64(6)),
        CreatedAt = Time(row, 7)!.Value,
        Deadline = Time(row, 8)!.Value,
        State = Enum.Parse<ExplanationState>(row.GetString(9), ignoreCase: true),
        Progress = row.GetDouble(10),
        StartedAt = Time(row, 11),
        FinishedAt = Time(row, 12),
        Result = row.IsDBNull(13) ? null : new PayloadReference(row.GetString(13), row.GetInt64(14)),
        ErrorCode = Text(row, 15),
        ErrorDetail = Text(row, 16),
        Limits = new TenantLimits(
            null, row.IsDBNull(17) ? null : row.GetInt32(17), row.IsDBNull(18) ? null : row.GetInt64(18)),
    };

    public static ClaimedExplanation ReadClaim(DbDataReader row) => new(
        Read(row),
        row.GetInt64(ClaimColumns),
        row.GetInt32(ClaimColumns + 1),
        row.GetBoolean(ClaimColumns + 2),
        Text(row, ClaimColumns + 3));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);
}
