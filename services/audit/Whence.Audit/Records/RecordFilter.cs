using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Whence.Audit.Recording;
using Whence.Audit.Storage;
using Whence.Hosting.Problems;

namespace Whence.Audit.Records;

/// <summary>The query of <c>GET /v1/audit/records</c>.</summary>
internal sealed record RecordFilter(
    [property: FromQuery(Name = "generation_id")] string? GenerationId,
    [property: FromQuery(Name = "kind")] string? Kind,
    [property: FromQuery(Name = "from")] string? From,
    [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "cursor")] string? Cursor,
    [property: FromQuery(Name = "limit")] int? Limit)
{
    private const int LimitDefault = 50;
    private const int LimitMax = 100;

    /// <summary>Returns how many records are wanted.</summary>
    /// <exception cref="ApiException">Too few or too many.</exception>
    public int CheckedLimit() => (Limit ?? LimitDefault) is var limit and >= 1 and <= LimitMax
        ? limit
        : throw Invalid("limit", $"limit is {Limit}; use {Math.Clamp(Limit ?? 1, 1, LimitMax)}.");

    /// <summary>Returns the query, with one entry more than is wanted, to see whether there are more.</summary>
    /// <exception cref="ApiException">A value cannot be.</exception>
    public AuditQuery ToQuery(string? tenant)
    {
        var (from, to) = (Time(From, "from"), Time(To, "to"));
        if (from > to)
        {
            throw Invalid("to", "to lies before from; swap them.");
        }

        if (Kind is not null && !AuditKinds.All.Contains(Kind))
        {
            throw Invalid("kind", $"kind is unknown; use one of {string.Join(", ", AuditKinds.All)}.");
        }

        var generation = GenerationId is null ? null : WireIds.ReadGeneration(GenerationId);
        return GenerationId is null || generation is not null
            ? new AuditQuery(tenant, generation, Kind, from, to, AuditCursor.Read(Cursor), CheckedLimit() + 1)
            : throw Invalid("generation_id", "generation_id must be gen_ and 32 hexadecimal digits.");
    }

    private static DateTimeOffset? Time(string? text, string parameter)
    {
        if (text is null)
        {
            return null;
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time)
            ? time
            : throw Invalid(parameter, $"{parameter} is no time; write it like 2026-01-31T08:00:00Z.");
    }

    private static ApiException Invalid(string parameter, string sentence) =>
        new(422, "invalid_value", sentence, parameter);
}
