using System.Globalization;
using System.Text;

namespace Whence.Cli.Terminal;

/// <summary>Shows a token on one line: spaces as ␣, line breaks and other controls as escapes.</summary>
internal static class TokenText
{
    public static string Visible(string text)
    {
        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(rune.Value switch
            {
                ' ' => "␣",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => IsHidden(rune) ? $"\\u{{{rune.Value:x}}}" : rune.ToString(),
            });
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
