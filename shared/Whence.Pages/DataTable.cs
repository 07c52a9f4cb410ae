namespace Whence.Pages;

/// <summary>A table; it scrolls sideways where there is no room.</summary>
public static class DataTable
{
    /// <summary>Returns the table.</summary>
    /// <param name="headers">A name per column.</param>
    /// <param name="rows">A cell per column each; the first one names the row.</param>
    /// <exception cref="ArgumentException">A row has too few or too many cells.</exception>
    public static Html Of(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<Html>> rows)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var head = new Element("tr", headers.Select(header => new Element("th", header).With("scope", "col")));
        var table = new Element(
            "table", new Element("thead", head), new Element("tbody", rows.Select(row => Row(row, headers.Count))));
        return new Element("div", table).With("class", "table").With("role", "region").With("tabindex", 0)
            .With("aria-label", "table");
    }

    private static Element Row(IReadOnlyList<Html> cells, int count) => cells.Count == count
        ? new Element("tr", cells.Select((cell, i) => i == 0
            ? new Element("th", cell).With("scope", "row")
            : new Element("td", cell)))
        : throw new ArgumentException($"A row has {cells.Count} cells, the table {count} columns.", nameof(cells));
}
