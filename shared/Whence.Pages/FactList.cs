namespace Whence.Pages;

/// <summary>Values with their names: the evidence of a page, or its footer.</summary>
public static class FactList
{
    /// <summary>Returns the list.</summary>
    public static Html Of(params IEnumerable<Fact> facts) =>
        new Element("dl", facts.Select(Row)).With("class", "facts");

    private static Html Row(Fact fact)
    {
        var value = new Element("dd", fact.Value);
        return fact.Note is null
            ? new Element("div", new Element("dt", fact.Name), value)
            : new Element(
                "div", new Element("dt", fact.Name), value, new Element("dd", fact.Note).With("class", "note"));
    }
}
