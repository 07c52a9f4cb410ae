using System.Text;

namespace Whence.Pages;

/// <summary>Text, with what HTML reads as markup escaped and what it forbids replaced by U+FFFD.</summary>
internal sealed class HtmlText(string text) : Html
{
    internal override void Write(StringBuilder markup) => Append(markup, text);

    /// <summary>Appends text that may stand between tags and inside of quoted attributes.</summary>
    internal static void Append(StringBuilder markup, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            markup.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => IsForbidden(rune.Value) ? "\uFFFD" : rune.ToString(),
            });
        }
    }

    // Controls other than white space, and noncharacters; EnumerateRunes has replaced lone surrogates.
    private static bool IsForbidden(int value) =>
        value is (< ' ' and not ('\t' or '\n' or '\r')) or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF)
        || (value & 0xFFFE) == 0xFFFE;
}
