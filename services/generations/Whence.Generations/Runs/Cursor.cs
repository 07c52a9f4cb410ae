using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Cursors: opaque to callers, and versioned, so that their content may change.</summary>
internal static class Cursor
{
    private const string Version = "1.";
    private const int LengthMax = 128;

    public static string Format(string position) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Version + position));

    /// <summary>Returns the position that a cursor holds.</summary>
    public static string Parse(string cursor)
    {
        if (cursor.Length > LengthMax || !Base64Url.IsValid(cursor))
        {
            throw Invalid();
        }

        var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return text.StartsWith(Version, StringComparison.Ordinal) ? text[Version.Length..] : throw Invalid();
    }

    public static ApiException Invalid() => new(
        StatusCodes.Status400BadRequest,
        "invalid_cursor",
        "The cursor is not one of this list; pass next_cursor of the page before, or none.",
        "cursor");
}
