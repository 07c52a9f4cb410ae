using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class SolutionRuleTests
{
    private const string Wrapped = "tests/unit/A.Tests/A.Tests.csproj";
    private const string Bare = "tools/cli/A.Cli.csproj";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(SolutionRule.Check(Repository.Files));

    [Theory]
    [InlineData(Wrapped, "tests", "unit")]
    [InlineData(Bare, "tools", "cli")]
    public void Check_MirroredFolders_FindsNothing(string project, string outer, string inner) =>
        TreeAssert.Clean(SolutionRule.Check([Solution(project, outer, inner), new(project, "")]));

    [Theory]
    [InlineData(Wrapped, "tests", "integration")]
    [InlineData(Bare, "cli", "tools")]
    public void Check_OtherFolder_IsReported(string project, string outer, string inner) => TreeAssert.Reports(
        SolutionRule.Check([Solution(project, outer, inner), new(project, "")]), project, "Its solution folder");

    [Fact]
    public void Check_ProjectLeftOut_IsReported() => TreeAssert.Reports(
        SolutionRule.Check([Solution(Bare, "tools", "cli"), new(Bare, ""), new(Wrapped, "")]), Wrapped, "Add it");

    [Fact]
    public void Check_ProjectThatIsGone_IsReported() => TreeAssert.Reports(
        SolutionRule.Check([Solution(Bare, "tools", "cli")]), "Platform.sln", "is gone");

    [Fact]
    public void Check_NoSolution_IsReported() =>
        TreeAssert.Reports(SolutionRule.Check([new(Bare, "")]), "Platform.sln", "missing");

    private static TreeFile Solution(string project, string outer, string inner) => new(
        "Platform.sln",
        $$"""
        Project("{F}") = "{{outer}}", "{{outer}}", "{A}"
        EndProject
        Project("{F}") = "{{inner}}", "{{inner}}", "{B}"
        EndProject
        Project("{E}") = "A", "{{project.Replace('/', '\\')}}", "{C}"
        EndProject
        	GlobalSection(NestedProjects) = preSolution
        		{B} = {A}
        		{C} = {B}
        	EndGlobalSection
        """);
}
