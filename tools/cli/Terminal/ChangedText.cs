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
            paragraph.Append(
                isMarked && !HasStyles ? plain.Open + piece.Text + plain.Close : piece.Text,
                isMarked ? style : Style.Plain);
        }

        return paragraph;
    }
}
