using System.Text.RegularExpressions;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>No type, file or folder bears a name that could hold anything.</summary>
internal static partial class NameRule
{
    private static readonly string[] Empty =
        ["Util", "Utils", "Utility", "Utilities", "Manager", "Managers", "Helper", "Helpers", "Common", "Misc"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        files.SelectMany(file => EmptyPaths(file).Concat(file.IsCSharp ? EmptyTypes(file) : []));

    private static IEnumerable<Violation> EmptyPaths(TreeFile file) =>
        from part in file.Path.Split('/')
        let word = EmptyWord(part)
        where word is not null
        select file.Violation($"\"{part}\" says {word}; name the path after what it holds.");

    private static IEnumerable<Violation> EmptyTypes(TreeFile file) =>
        from type in Syntax.TopLevelTypes(file)
        let word = EmptyWord(Syntax.TypeName(type))
        where word is not null
        select file.Violation(type, $"{Syntax.TypeName(type)} says {word}; name the type after what it does.");

    private static string? EmptyWord(string name) => WordPattern().Matches(name)
        .Select(match => match.Value)
        .FirstOrDefault(word => Empty.Contains(word, StringComparer.OrdinalIgnoreCase));

    // "PathUtils.Json" is Path, Utils, Json; "commonwealth" is one word.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex WordPattern();
}
