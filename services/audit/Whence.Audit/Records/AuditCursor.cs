using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Whence.Hosting.Problems;

namespace Whence.Audit.Records;

/// <summary>Where a list of records goes on: callers take it for an opaque word.</summary>
internal static class AuditCursor
{
    public static string Write(long lastIndex) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(lastIndex.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Returns the index behind which the list goes on.</summary>
    /// <exception cref="ApiException">It is none of ours.</exception>
    public static long Read(string? cursor)
    {
        if (cursor is null)
        {
            return -1;
        }

        var text = Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) : "";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new ApiException(
                400, "invalid_cursor", "The cursor is none of this list; send next_cursor as it came.", "cursor");
    }
}
