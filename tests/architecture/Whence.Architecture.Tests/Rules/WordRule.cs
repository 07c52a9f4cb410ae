using System.Text.RegularExpressions;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Words that no source file or document may hold.</summary>
internal static class WordRule
{
    // Some are written in two pieces, so that this file obeys its own rule.
    private static readonly (Regex Pattern, string Advice)[] Banned =
    [
        (new(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b"), "finish the work, or describe the limit in the docs"),
        (new("NotImplemented" + "Exception"), "write the code, or leave the member out"),
        (new(@"^\s*#reg" + "ion"), "split the type instead of folding it"),
        (new(@"(?<![\w.\-/])/(?:root|work|home/[\w\-]+|Users/\w+)/|[A-Z]:\\Users\\"),
            "write the path from the root of the repository"),
        (new(@"\b(?:api|www)\.nu" + @"get\.org|registry\.(?:npm|yarn)\w*\.\w+|(?:deb|security|ftp)\.debian\.org"),
            "leave the registry to the configuration of the machine"),
    ];

    private static readonly string[] Endings =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".sh", ".js", ".mjs", ".ts", ".yaml", ".yml", ".txt",
        ".editorconfig", ".config", "package.json", "package-lock.json", "global.json", "Makefile", ".ci/run",
    ];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        files.Where(file => file.EndsWithAny(Endings)).SelectMany(CheckFile);

    private static IEnumerable<Violation> CheckFile(TreeFile file) =>
        from line in file.NumberedLines
        from word in Banned
        let match = word.Pattern.Match(line.Text)
        where match.Success
        select new Violation(file.Path, line.Number, $"\"{match.Value.Trim()}\" is banned; {word.Advice}.");
}
