namespace Whence.Pages;

/// <summary>One side of a difference between two texts, with what changed marked.</summary>
public static class DiffText
{
    /// <summary>Returns the text before, with what was removed marked.</summary>
    public static Html Before(IEnumerable<DiffPiece> pieces) => Side(pieces, ChangeKind.Removed, "del");

    /// <summary>Returns the text after, with what was added marked.</summary>
    public static Html After(IEnumerable<DiffPiece> pieces) => Side(pieces, ChangeKind.Added, "ins");

    private static Element Side(IEnumerable<DiffPiece> pieces, ChangeKind marked, string tag) => new Element(
        "p",
        from piece in pieces
        where piece.Kind == ChangeKind.Equal || piece.Kind == marked
        select piece.Kind == marked ? Marked(tag, piece.Text) : Html.FromString(piece.Text)).With("class", "text");

    // White space before a word is not struck out.
    private static Html Marked(string tag, string text)
    {
        var start = text.Length - text.TrimStart().Length;
        return start == text.Length
            ? new Element(tag, text)
            : Html.Join(text[..start], new Element(tag, text[start..]));
    }
}
