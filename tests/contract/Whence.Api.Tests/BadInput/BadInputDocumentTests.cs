using System.Globalization;
using System.Text;
using Whence.Testing;

namespace Whence.Api.Tests.BadInput;

/// <summary>docs/BAD_INPUT.md is what the tests send, row by row.</summary>
public sealed class BadInputDocumentTests
{
    private const string DocumentPath = "docs/BAD_INPUT.md";
    private const string RefreshVariable = "WHENCE_REFRESH";
    private const string Begin = "<!-- rows of the catalogue -->";
    private const string End = "<!-- end of the rows -->";

    [Fact]
    public async Task Document_Table_IsTheCatalogue()
    {
        var file = RepositoryRoot.Locate(DocumentPath);
        var text = await File.ReadAllTextAsync(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        var expected = $"{text[..(begin + Begin.Length)]}\n\n{Table()}\n{text[end..]}";
        if (Environment.GetEnvironmentVariable(RefreshVariable) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, expected);
            text = expected;
        }

        Assert.True(
            expected == text,
            $"{DocumentPath} is outdated. Write it with: {RefreshVariable}=1 dotnet test " +
            "tests/contract/Whence.Api.Tests -c Release --filter FullyQualifiedName~Document_Table");
    }

    [Fact]
    public void Rows_TheirIds_OccurOnce() =>
        Assert.Equal(Catalogue.Rows.Count, Catalogue.Rows.Select(row => row.Id).Distinct().Count());

    [Fact]
    public async Task Document_AllCases_AreNamed()
    {
        var lines = await File.ReadAllLinesAsync(RepositoryRoot.Locate(DocumentPath));
        var cases = lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim().Split('.')[0])
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 71), cases.Distinct().Order());
    }

    private static string Table()
    {
        var table = new StringBuilder("| case | input | status | code |\n|---|---|---|---|\n");
        foreach (var row in Catalogue.Rows)
        {
            var ends = row.Ends is null ? "" : $", then {row.Ends}";
            table.Append(CultureInfo.InvariantCulture, $"| {row.Id} | {row.What} | {row.Status}{ends} | ");
            table.Append(row.Code is null ? "|\n" : $"`{row.Code}` |\n");
        }

        return table.ToString();
    }
}
