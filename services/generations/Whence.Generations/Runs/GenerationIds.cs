using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Ids on the wire: <c>gen_</c> and 32 lower-case hexadecimal digits.</summary>
internal static class GenerationIds
{
    private const string Prefix = "gen_";
    private const int Digits = 32;

    public static string Format(Guid id) => Prefix + id.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Returns the id, or null when the text is none; only the canonical spelling is one.</summary>
    public static Guid? Parse(string text) =>
        text.Length == Prefix.Length + Digits
        && Guid.TryParseExact(text.AsSpan(Prefix.Length), "N", out var id)
        && Format(id) == text
            ? id
            : null;

    /// <summary>Returns the one answer to ids that do not exist, or exist for somebody else.</summary>
    public static ApiException NotFound() => new(
        StatusCodes.Status404NotFound,
        "generation_not_found",
        "There is no such generation; list yours with GET /v1/generations.",
        "id");
}
