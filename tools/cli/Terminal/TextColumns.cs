using Spectre.Console;

namespace Whence.Cli.Terminal;

/// <summary>Texts side by side; one below the other where a terminal is narrow or nobody watches.</summary>
internal static class TextColumns
{
    private const int ColumnMin = 26; // three fit into 80

    /// <summary>Writes the columns.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Title, Paragraph Text)> columns)
    {
        var isTerminal = console.Profile.Out.IsTerminal;
        if (isTerminal && console.Profile.Width >= ColumnMin * columns.Count)
        {
            WriteTable(console, columns);
            return;
        }

        foreach (var (title, text) in columns)
        {
            console.Write(new Paragraph($"{title}\n", new Style(Color.Grey)));
            console.Write(text);
            console.WriteLine();
            console.WriteLine();
        }
    }

    private static void WriteTable(IAnsiConsole console, IReadOnlyList<(string Title, Paragraph Text)> columns)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).Expand();
        foreach (var (title, _) in columns)
        {
            table.AddColumn(new TableColumn(new Paragraph(title, new Style(Color.Grey))));
        }

        table.AddRow(columns.Select(column => column.Text));
        console.Write(table);
    }
}
