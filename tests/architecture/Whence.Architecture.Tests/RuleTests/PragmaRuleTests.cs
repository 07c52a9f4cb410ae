using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class PragmaRuleTests
{
    private const string Switch = "#pragma warning disable CA1000";
    private const string Reasoned = Switch + " // the interface demands it";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(PragmaRule.Check(Repository.Files));

    [Fact]
    public void Check_TenWithReasons_FindsNothing() =>
        TreeAssert.Clean(PragmaRule.Check([new("A.cs", Repeat(PragmaRule.CountMax))]));

    [Theory]
    [InlineData(Switch)]
    [InlineData(Switch + " //")]
    public void Check_NoReason_IsReported(string line) =>
        TreeAssert.Reports(PragmaRule.Check([new("A.cs", line)]), "A.cs", "why the warning is switched off");

    [Fact]
    public void Check_EleventhOfThem_IsReported() =>
        TreeAssert.Reports(PragmaRule.Check([new("A.cs", Repeat(PragmaRule.CountMax + 1))]), "A.cs", "room for 10");

    private static string Repeat(int count) => string.Join('\n', Enumerable.Repeat(Reasoned, count));
}
