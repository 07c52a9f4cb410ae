using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class MutableStaticRuleTests
{
    private const string Path = "services/audit/Whence.Audit/A.cs";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(MutableStaticRule.Check(Repository.Files));

    [Theory]
    [InlineData("private const int Max = 3;")]
    [InlineData("private static readonly string[] Names = [];")]
    [InlineData("private int _count;")]
    [InlineData("public static A Empty { get; } = new();")]
    public void Check_NoState_FindsNothing(string member) => TreeAssert.Clean(Check(Path, member));

    [Fact]
    public void Check_StateElsewhere_FindsNothing() =>
        TreeAssert.Clean(Check("tools/cli/A.cs", "private static int _count;"));

    [Theory]
    [InlineData("private static int _count;", "_count")]
    [InlineData("private static readonly ConcurrentDictionary<int, int> Cache = new();", "Cache")]
    [InlineData("private static readonly System.Threading.AsyncLocal<int> Tenant = new();", "Tenant")]
    [InlineData("public static A Current { get; set; }", "Current")]
    public void Check_StaticState_IsReported(string member, string words) =>
        TreeAssert.Reports(Check(Path, member), Path, words);

    private static IEnumerable<Violation> Check(string path, string member) =>
        MutableStaticRule.Check([new(path, $"namespace N; internal sealed class A {{ {member} }}")]);
}
