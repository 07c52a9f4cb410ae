using Spectre.Console;
using Whence.Explanations.Counterfactuals;

namespace Whence.Cli.Terminal;

/// <summary>The two sides of a difference between texts: what is gone struck out, what is new underlined. Where there
/// are no styles, gone is [-so-] and new is {+so+}, as in a word difference of git.</summary>
internal sealed class ChangedText(IAnsiConsole console)
{
    private static readonly Style Gone = new(new Color(240, 140, 40), decoration: Decoration.Strikethrough);
    private static readonly Style New = new(new Color(84, 155, 222), decoration: Decoration.Underline);

    private bool HasStyles => console.Profile.Capabilities.Ansi;

    public Paragraph Before(IEnumerable<TextChange> diff) => Side(diff, TokenDiff.Removed, Gone, ("[-", "-]"));

    public Paragraph After(IEnumerable<TextChange> diff) => Side(diff, TokenDiff.Added, New, ("{+", "+}"));

    private Paragraph Side(IEnumerable<TextChange> diff, string marked, Style style, (string Open, string Close) plain)
    {
        var paragraph = new Paragraph();
        foreach (var piece in diff.Where(piece => piece.Kind == TokenDiff.Equal || piece.Kind == marked))
        {
            var isMarked = piece.Kind == marked;
            var start = isMarked ? piece.Text.Length - piece.Text.TrimStart().Length : 0; // space is not struck out
            var text = piece.Text[start..];
            paragraph.Append(piece.Text[..start]).Append(
                isMarked && !HasStyles ? plain.Open + text + plain.Close : text, isMarked ? style : Style.Plain);
        }

        return paragraph;
    }
}
