namespace Whence.Audit.Records;

/// <summary>Ids as callers see them: a prefix and 32 hexadecimal digits.</summary>
internal static class WireIds
{
    private const string Generation = "gen_";
    private const string Record = "rec_";

    public static string OfGeneration(Guid id) => $"{Generation}{id:N}";

    public static string OfRecord(Guid id) => $"{Record}{id:N}";

    public static Guid? ReadGeneration(string text) => Read(text, Generation);

    public static Guid? ReadRecord(string text) => Read(text, Record);

    private static Guid? Read(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && !text.Any(char.IsAsciiLetterUpper)
        && Guid.TryParseExact(text[prefix.Length..], "N", out var id)
            ? id
            : null;
}
