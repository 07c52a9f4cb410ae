using System.Globalization;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>Ids on the wire: a prefix and 32 lower-case hexadecimal digits.</summary>
internal static class PublicId
{
    private const string Generation = "gen_";
    private const int Digits = 32;

    public static string Format(ExplanationRecord record) => Write(Prefix(record.Kind), record.Id);

    public static string FormatGeneration(Guid id) => Write(Generation, id);

    /// <summary>Returns the id of an explanation, or null when the text is none of this kind.</summary>
    public static Guid? Parse(ExplanationKind kind, string text) => Read(Prefix(kind), text);

    public static Guid? ParseGeneration(string text) => Read(Generation, text);

    private static string Prefix(ExplanationKind kind) => kind == ExplanationKind.Inputs ? "exp_" : "cfl_";

    private static string Write(string prefix, Guid id) => prefix + id.ToString("N", CultureInfo.InvariantCulture);

    // Only the canonical spelling is an id.
    private static Guid? Read(string prefix, string text) =>
        text.Length == prefix.Length + Digits
        && Guid.TryParseExact(text.AsSpan(prefix.Length), "N", out var id)
        && Write(prefix, id) == text
            ? id
            : null;
}
