using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class RouteRuleTests
{
    private const string Path = "services/audit/Whence.Audit/A.cs";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(RouteRule.Check(Repository.Files));

    [Fact]
    public void Check_RouteAtTheDoor_FindsNothing() =>
        TreeAssert.Clean(Check("public static void MapAudit(R routes) { routes.MapGet(\"/a\", B); }"));

    [Theory]
    [InlineData("void Start(R routes) { routes.MapGet(\"/hidden\", B); }", "mapped in Start")]
    [InlineData("object _route = Routes.MapPost(\"/hidden\", B);", "an initializer")]
    public void Check_RouteElsewhere_IsReported(string member, string words) =>
        TreeAssert.Reports(Check(member), Path, words);

    private static IEnumerable<Violation> Check(string member) =>
        RouteRule.Check([new(Path, $"namespace N; internal sealed class A {{ {member} }}")]);
}
