using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class BannedSymbolsRuleTests
{
    private static TreeFile List => Real(BannedSymbolsRule.ListPath);

    private static TreeFile Build => Real(BannedSymbolsRule.BuildPath);

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(BannedSymbolsRule.Check(Repository.Files));

    [Fact]
    public void Check_LineRemovedFromTheList_IsReported() => TreeAssert.Reports(
        BannedSymbolsRule.Check([Without(List, "P:System.Random.Shared;"), Build]),
        BannedSymbolsRule.ListPath, "Ban P:System.Random.Shared");

    [Fact]
    public void Check_EntryWithoutAdvice_IsReported() => TreeAssert.Reports(
        BannedSymbolsRule.Check([new(List.Path, List.Text + "T:System.Console;\n"), Build]),
        List.Path, "T:System.Console");

    [Theory]
    [InlineData("BannedApiAnalyzers")]
    [InlineData("AdditionalFiles")]
    [InlineData("TreatWarningsAsErrors")]
    public void Check_WiringRemoved_IsReported(string word) => TreeAssert.Reports(
        BannedSymbolsRule.Check([List, Without(Build, word)]), BannedSymbolsRule.BuildPath, word);

    [Fact]
    public void Check_ProjectThatSilencesTheAnalyzer_IsReported() => TreeAssert.Reports(
        BannedSymbolsRule.Check([List, Build, new("a/A.csproj", "<NoWarn>RS0030</NoWarn>")]), "a/A.csproj", "RS0030");

    private static TreeFile Real(string path) => Repository.Files.Single(file => file.Path == path);

    private static TreeFile Without(TreeFile file, string word) => new(
        file.Path, string.Join('\n', file.Lines.Where(line => !line.Contains(word, StringComparison.Ordinal))));
}
