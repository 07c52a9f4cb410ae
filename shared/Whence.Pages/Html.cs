using System.Text;

namespace Whence.Pages;

/// <summary>A piece of a page. Text becomes HTML only through this type, which escapes it, so that no text of a user
/// can become markup.</summary>
public abstract class Html
{
    /// <summary>Gets the piece that shows nothing.</summary>
    public static Html Empty { get; } = new HtmlText("");

    /// <summary>Turns text into a piece that shows exactly this text.</summary>
    public static implicit operator Html(string text) => FromString(text);

    /// <summary>Returns a piece that shows exactly this text.</summary>
    public static Html FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new HtmlText(text);
    }

    /// <summary>Returns pieces one behind the other.</summary>
    public static Html Join(params IEnumerable<Html> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new HtmlSequence([.. pieces]);
    }

    /// <summary>Returns the markup.</summary>
    public sealed override string ToString()
    {
        var markup = new StringBuilder();
        Write(markup);
        return markup.ToString();
    }

    internal abstract void Write(StringBuilder markup);
}
