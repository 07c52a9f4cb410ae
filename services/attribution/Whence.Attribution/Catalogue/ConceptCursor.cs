using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Whence.Hosting.Problems;

namespace Whence.Attribution.Catalogue;

/// <summary>Where a list of concepts goes on: callers take it for an opaque word.</summary>
internal static class ConceptCursor
{
    public static string Write(int next) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(next.ToString(CultureInfo.InvariantCulture)));

    /// <exception cref="ApiException">It is none of ours.</exception>
    public static int Read(string? cursor, int count)
    {
        if (cursor is null)
        {
            return 0;
        }

        var isNumber = Base64Url.IsValid(cursor)
            & int.TryParse(Decode(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var next);
        return isNumber && next < count
            ? next
            : throw new ApiException(
                400, "invalid_cursor", "The cursor is none of this list; send next_cursor as it came.", "cursor");
    }

    private static string Decode(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) : "";
}
