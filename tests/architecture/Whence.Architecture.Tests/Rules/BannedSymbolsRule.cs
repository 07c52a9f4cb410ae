using System.Text.RegularExpressions;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>BannedSymbols.txt names the ambient state that we do without; every build enforces it.</summary>
internal static partial class BannedSymbolsRule
{
    public const string ListPath = "BannedSymbols.txt";
    public const string BuildPath = "Directory.Build.props";

    private static readonly string[] Required =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.Random.Shared",
        "M:System.Reflection.Assembly.GetEntryAssembly", "M:System.Environment.Exit(System.Int32)",
        "P:System.Threading.Tasks.Task`1.Result", "M:System.Threading.Tasks.Task.Wait",
    ];

    private static readonly string[] Wiring =
    [
        "<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"",
        "<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\"",
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
    ];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        CheckList(files).Concat(CheckWiring(files)).Concat(Silencers(files));

    private static IEnumerable<Violation> CheckList(IReadOnlyList<TreeFile> files)
    {
        var lines = files.SingleOrDefault(file => file.Path == ListPath)?.Lines ?? [];
        var malformed = lines.Where(line => !EntryPattern().IsMatch(line))
            .Select(line => new Violation(ListPath, 1, $"\"{line}\" is not SYMBOL;what to use instead."));
        return malformed.Concat(
            Required.Where(symbol => !lines.Any(line => line.StartsWith(symbol + ";", StringComparison.Ordinal)))
                .Select(symbol => new Violation(ListPath, 1, $"Ban {symbol}.")));
    }

    private static IEnumerable<Violation> CheckWiring(IReadOnlyList<TreeFile> files)
    {
        var build = files.SingleOrDefault(file => file.Path == BuildPath)?.Text ?? "";
        return Wiring.Where(part => !build.Contains(part, StringComparison.Ordinal))
            .Select(part => new Violation(BuildPath, 1, $"Every project needs {part}."));
    }

    // RS0030 is the diagnostic that the list raises.
    private static IEnumerable<Violation> Silencers(IReadOnlyList<TreeFile> files) =>
        files.Where(file => file.IsProject || file.Name is ".editorconfig" || file.Path == BuildPath)
            .Where(file => file.Text?.Contains("RS0030", StringComparison.Ordinal) == true)
            .Select(file => file.Violation("Do not switch RS0030 off for a whole project."));

    [GeneratedRegex(@"^[TMPFEN]:[\w.`(){},\[\]@]+;.{5,}$")]
    private static partial Regex EntryPattern();
}
