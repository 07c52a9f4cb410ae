using System.Globalization;
using System.Text;

namespace Whence.Safetensors;

/// <summary>Makes names that come from a file fit for a terminal: no control characters, no megabytes.</summary>
internal static class Printable
{
    private const int CharactersMax = 200;

    public static string Text(string name)
    {
        var text = new StringBuilder(Math.Min(name.Length, CharactersMax));
        foreach (var character in name.AsSpan(0, Math.Min(name.Length, CharactersMax)))
        {
            Append(text, character);
        }

        return name.Length > CharactersMax ? text.Append("...").ToString() : text.ToString();
    }

    public static string Shape(IReadOnlyList<long> shape) =>
        $"[{string.Join(", ", shape.Take(8))}{(shape.Count > 8 ? ", ..." : "")}]";

    private static void Append(StringBuilder text, char character)
    {
        // Format characters include the bidirectional overrides, which would reorder the message.
        if (char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            return;
        }

        text.Append(character);
    }
}
