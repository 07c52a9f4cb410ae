using System.Globalization;
using System.Text.RegularExpressions;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Decision records are numbered without gaps, fit on a page and say what follows from them.</summary>
internal static partial class DecisionRule
{
    public const int LinesMax = 60;

    private static readonly string[] Sections = ["## Context", "## Decision", "## Consequences"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var records = files.Where(file => file.Folder == "docs/adr" && file.EndsWithAny([".md"]));
        return records.OrderBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany((file, index) => CheckRecord(file, index + 1));
    }

    private static IEnumerable<Violation> CheckRecord(TreeFile file, int number)
    {
        var expected = number.ToString("0000", CultureInfo.InvariantCulture);
        if (!NamePattern().IsMatch(file.Name) || !file.Name.StartsWith(expected, StringComparison.Ordinal))
        {
            yield return file.Violation($"Call it {expected}-what-was-decided.md; numbers have no gaps.");
        }

        if (file.Lines.Count > LinesMax)
        {
            yield return file.Violation($"It has {file.Lines.Count} lines; {LinesMax} are a page.");
        }

        foreach (var section in Sections.Where(section => !file.Lines.Contains(section)))
        {
            yield return file.Violation($"The section \"{section}\" is missing.");
        }
    }

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$")]
    private static partial Regex NamePattern();
}
