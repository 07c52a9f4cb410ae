using System.Text.RegularExpressions;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Warnings are switched off rarely, and never without a reason on the same line.</summary>
internal static partial class PragmaRule
{
    public const int CountMax = 10;

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var switches = (
            from file in files
            where file.IsCSharp
            from line in file.NumberedLines
            where SwitchPattern().IsMatch(line.Text)
            select (file.Path, line.Number, line.Text)).ToList();
        var silent = switches.Where(found => !ReasonPattern().IsMatch(found.Text)).Select(found =>
            new Violation(found.Path, found.Number, "Say on this line, after //, why the warning is switched off."));
        var surplus = switches.Skip(CountMax).Select(found =>
            new Violation(found.Path, found.Number, $"The repository has room for {CountMax}; mend the cause."));
        return silent.Concat(surplus);
    }

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable")]
    private static partial Regex SwitchPattern();

    [GeneratedRegex(@"//\s*\S.{9,}$")]
    private static partial Regex ReasonPattern();
}
