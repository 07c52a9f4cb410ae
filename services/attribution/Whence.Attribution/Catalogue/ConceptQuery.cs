using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Whence.Attribution.Catalogue;

/// <summary>The query of <c>GET /v1/concepts</c>.</summary>
internal sealed record ConceptQuery
{
    [FromQuery(Name = "q")]
    [Description("Words to look for in names, groups and descriptions; the best match comes first.")]
    public string? Words { get; init; }

    [FromQuery(Name = "kind")]
    [Description("known or discovered.")]
    public string? Kind { get; init; }

    [FromQuery(Name = "group")]
    [Description("The name of a group, in any case.")]
    public string? Group { get; init; }

    [FromQuery(Name = "is_steerable")]
    public bool? IsSteerable { get; init; }

    [FromQuery(Name = "is_tone")]
    public bool? IsTone { get; init; }

    [FromQuery(Name = "is_alignment")]
    public bool? IsAlignment { get; init; }

    [FromQuery(Name = "is_demographic")]
    public bool? IsDemographic { get; init; }

    [FromQuery(Name = "limit")]
    [Description("1 to 100; 20 by default.")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("The next_cursor of the page before, with the same query.")]
    public string? Cursor { get; init; }
}
