using System.Globalization;
using System.Text;

namespace Whence.Pages;

/// <summary>
/// An element with attributes and children. It refuses what could run or load something: scripts, style sheets, event
/// handlers, and links that leave the page.
/// </summary>
public sealed class Element : Html
{
    private static readonly string[] Void = ["br", "col", "hr", "meta", "wbr"];
    private static readonly string[] Loading =
        ["script", "style", "link", "img", "image", "iframe", "object", "embed", "base", "form", "audio", "video"];

    private readonly string _name;
    private readonly IReadOnlyList<Html> _children;
    private readonly List<KeyValuePair<string, string>> _attributes = [];

    /// <summary>Initializes a new instance of the <see cref="Element"/> class.</summary>
    /// <param name="name">Its tag.</param>
    /// <param name="children">What it holds; strings are text.</param>
    /// <exception cref="ArgumentException">The tag is malformed, or could load or run something.</exception>
    public Element(string name, params IEnumerable<Html> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        Require(IsName(name) && !Loading.Contains(name, StringComparer.OrdinalIgnoreCase), name, nameof(name));
        (_name, _children) = (name, [.. children]);
    }

    /// <summary>Adds an attribute, and returns the element.</summary>
    /// <exception cref="ArgumentException">The name is malformed, or could load or run something.</exception>
    public Element With(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isHarmless = name switch
        {
            "href" => value.StartsWith('#'),
            "style" or "src" or "srcset" or "action" or "xlink:href" => false,
            _ => IsName(name) && !name.StartsWith("on", StringComparison.OrdinalIgnoreCase),
        };
        Require(isHarmless, name, nameof(name));
        _attributes.Add(new(name, value));
        return this;
    }

    /// <summary>Adds a number as an attribute, with at most three digits behind the point.</summary>
    public Element With(string name, double value) =>
        With(name, value.ToString("0.###", CultureInfo.InvariantCulture));

    internal override void Write(StringBuilder markup)
    {
        markup.Append('<').Append(_name);
        foreach (var (name, value) in _attributes)
        {
            markup.Append(' ').Append(name).Append("=\"");
            HtmlText.Append(markup, value);
            markup.Append('"');
        }

        markup.Append('>');
        if (Void.Contains(_name))
        {
            return;
        }

        foreach (var child in _children)
        {
            child.Write(markup);
        }

        markup.Append("</").Append(_name).Append('>');
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static void Require(bool condition, string name, string parameter)
    {
        if (!condition)
        {
            throw new ArgumentException($"'{name}' is no tag or attribute that a page may hold.", parameter);
        }
    }
}
