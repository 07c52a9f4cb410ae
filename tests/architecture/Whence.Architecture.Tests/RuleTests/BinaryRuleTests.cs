using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class BinaryRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(BinaryRule.Check(Repository.Files));

    [Fact]
    public void Check_LargeText_FindsNothing() =>
        TreeAssert.Clean(BinaryRule.Check([new("a.jsonl", "text", 2 * BinaryRule.TotalBytesMax)]));

    [Fact]
    public void Check_BinariesAboveTheLimitTogether_IsReported()
    {
        var half = BinaryRule.TotalBytesMax / 2;
        var violations = BinaryRule.Check([new("a.bin", null, half), new("b.bin", null, half + 1)]).ToList();
        Assert.Equal(["b.bin", "a.bin"], violations.Select(violation => violation.Path));
    }
}
