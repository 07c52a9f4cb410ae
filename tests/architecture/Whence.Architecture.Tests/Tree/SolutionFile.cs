using System.Text.RegularExpressions;

namespace Whence.Architecture.Tests.Tree;

/// <summary>The projects of a classic solution file, each with the chain of solution folders around it.</summary>
/// <param name="Folders">Solution folder, such as tests/unit, by project path, such as tests/unit/X/X.csproj.</param>
internal sealed partial record SolutionFile(IReadOnlyDictionary<string, string> Folders)
{
    public static SolutionFile Parse(string text)
    {
        var entries = EntryPattern().Matches(text).ToDictionary(match => match.Groups["id"].Value);
        var parents = NestingPattern().Matches(text)
            .ToDictionary(match => match.Groups["child"].Value, match => match.Groups["parent"].Value);
        var projects = entries.Values.Where(
            entry => entry.Groups["path"].Value.EndsWith("proj", StringComparison.Ordinal));
        return new(projects.ToDictionary(
            entry => entry.Groups["path"].Value.Replace('\\', '/'),
            entry => string.Join('/', Chain(entry.Groups["id"].Value).Reverse())));

        IEnumerable<string> Chain(string id)
        {
            while (parents.TryGetValue(id, out var parent))
            {
                yield return entries[parent].Groups["name"].Value;
                id = parent;
            }
        }
    }

    [GeneratedRegex(@"^Project\(""\{[^}]+\}""\) = ""(?<name>[^""]+)"", ""(?<path>[^""]+)"", ""(?<id>\{[^}]+\})""",
        RegexOptions.Multiline)]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"^\s*(?<child>\{[0-9A-Fa-f-]+\}) = (?<parent>\{[0-9A-Fa-f-]+\})\s*$", RegexOptions.Multiline)]
    private static partial Regex NestingPattern();
}
