using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class NameRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(NameRule.Check(Repository.Files));

    [Theory]
    [InlineData("docs/commonwealth.md")]
    [InlineData("shared/Managerial.txt")]
    public void Check_LongerWord_FindsNothing(string path) => TreeAssert.Clean(NameRule.Check([new(path, "text")]));

    [Theory]
    [InlineData("shared/Whence.Common/readme.txt", "Common")]
    [InlineData("tools/utils/a.sh", "utils")]
    [InlineData("tools/cli/JSONHelper.json", "Helper")]
    public void Check_EmptyPath_IsReported(string path, string words) =>
        TreeAssert.Reports(NameRule.Check([new(path, "text")]), path, words);

    [Fact]
    public void Check_EmptyTypeName_IsReported() => TreeAssert.Reports(
        NameRule.Check([new("A.cs", "namespace N; class BufferManager { }")]), "A.cs", "BufferManager says Manager");
}
