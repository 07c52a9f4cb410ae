using System.Text;

namespace Whence.Pages;

/// <summary>Pieces one behind the other.</summary>
internal sealed class HtmlSequence(IReadOnlyList<Html> pieces) : Html
{
    internal override void Write(StringBuilder markup)
    {
        foreach (var piece in pieces)
        {
            piece.Write(markup);
        }
    }
}
