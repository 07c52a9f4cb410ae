namespace Whence.Pages;

/// <summary>Texts side by side, or one below the other where there is no room.</summary>
public static class Columns
{
    /// <summary>Returns the columns.</summary>
    public static Html Of(params IEnumerable<Column> columns) => new Element(
        "div",
        columns.Select(column => new Element("article", new Element("h3", column.Title), column.Content)))
        .With("class", "columns");
}
