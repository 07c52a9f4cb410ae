using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class DecisionRuleTests
{
    private const string Text = "# 1. Title\n## Context\n## Decision\n## Consequences\n";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(DecisionRule.Check(Repository.Files));

    [Fact]
    public void Check_RecordsInOrder_FindsNothing() => TreeAssert.Clean(
        DecisionRule.Check([new("docs/adr/0001-first.md", Text), new("docs/adr/0002-second-one.md", Text)]));

    [Theory]
    [InlineData("docs/adr/0002-first.md", Text, "Call it 0001-")]
    [InlineData("docs/adr/0001_First.md", Text, "Call it 0001-")]
    [InlineData("docs/adr/0001-first.md", "## Context\n## Decision\n", "\"## Consequences\" is missing")]
    public void Check_MalformedRecord_IsReported(string path, string text, string words) =>
        TreeAssert.Reports(DecisionRule.Check([new(path, text)]), path, words);

    [Fact]
    public void Check_LongRecord_IsReported()
    {
        var text = Text + string.Concat(Enumerable.Repeat("line\n", DecisionRule.LinesMax));
        var file = new TreeFile("docs/adr/0001-long.md", text);
        TreeAssert.Reports(DecisionRule.Check([file]), file.Path, "64 lines");
    }
}
