using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Whence.Api.Tests.Support;

/// <summary>The first answer on a connection.</summary>
/// <param name="Status">The status; 0 when the connection ended without one.</param>
/// <param name="Headers">Headers by lower-case name.</param>
/// <param name="Body">The body, chunks joined.</param>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static bool IsComplete(List<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(bytes));
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var headers = ParseHeaders(text[..end]);
        return headers.TryGetValue("content-length", out var length)
            ? text.Length - end - 4 >= int.Parse(length, CultureInfo.InvariantCulture)
            : headers.ContainsKey("transfer-encoding") && text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
    }

    public static RawAnswer Parse(List<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(bytes));
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
        {
            return new(0, new Dictionary<string, string>(), text);
        }

        var headers = ParseHeaders(text[..end]);
        var body = text[(end + 4)..];
        return new(
            int.Parse(text[9..12], CultureInfo.InvariantCulture),
            headers,
            headers.ContainsKey("transfer-encoding") ? Join(body) : body);
    }

    private static Dictionary<string, string> ParseHeaders(string head) => head.Split("\r\n").Skip(1)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0].Trim().ToLowerInvariant())
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(parts => parts[1].Trim())));

    private static string Join(string body)
    {
        var joined = new StringBuilder();
        var position = 0;
        while (body.IndexOf("\r\n", position, StringComparison.Ordinal) is var end and > 0)
        {
            var size = int.Parse(body[position..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0 || end + 2 + size > body.Length)
            {
                break;
            }

            joined.Append(body, end + 2, size);
            position = end + 2 + size + 2;
        }

        return joined.ToString();
    }
}
