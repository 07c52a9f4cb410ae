using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class PackageVersionRuleTests
{
    private static readonly TreeFile Central = new(
        PackageVersionRule.VersionsPath,
        "<Project><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></Project>");

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(PackageVersionRule.Check(Repository.Files));

    [Fact]
    public void Check_PlainReference_FindsNothing() =>
        TreeAssert.Clean(PackageVersionRule.Check([Central, With("<PackageReference Include=\"P\" />")]));

    [Theory]
    [InlineData("<PackageReference Include=\"P\" Version=\"1.0\" />")]
    [InlineData("<PackageReference Include=\"P\" VersionOverride=\"1.0\" />")]
    [InlineData("<PackageReference Include=\"P\"><Version>1.0</Version></PackageReference>")]
    [InlineData("<PackageVersion Include=\"P\" Version=\"1.0\" />")]
    public void Check_VersionInAProject_IsReported(string item) =>
        TreeAssert.Reports(PackageVersionRule.Check([Central, With(item)]), "a/A.csproj", "Move the version of P");

    [Fact]
    public void Check_NoCentralVersions_IsReported() =>
        TreeAssert.Reports(PackageVersionRule.Check([]), PackageVersionRule.VersionsPath, "centrally");

    private static TreeFile With(string item) => new("a/A.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
}
