using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class WordRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(WordRule.Check(Repository.Files));

    [Theory]
    [InlineData("a.md", "See docs/work/notes and a/root/b; https://example.org/home/page/ is fine.")]
    [InlineData("a.tiktoken", "TO" + "DO 12")]
    [InlineData("a.cs", "var path = \"/tmp/scratch\";")]
    public void Check_HarmlessLine_FindsNothing(string path, string line) =>
        TreeAssert.Clean(WordRule.Check([new(path, line)]));

    [Theory]
    [InlineData("a.cs", "// TO" + "DO: later", "finish the work")]
    [InlineData("a.sh", "# FIX" + "ME", "finish the work")]
    [InlineData("a.cs", "throw new NotImplemented" + "Exception();", "write the code")]
    [InlineData("a.cs", "    #reg" + "ion Fields", "split the type")]
    [InlineData("a.md", "cd /ho" + "me/someone/whence", "from the root")]
    [InlineData("a.csproj", "<A>/ro" + "ot/x</A>", "from the root")]
    [InlineData("a.cs", "\"C:\\Us" + "ers\\someone\"", "from the root")]
    [InlineData(".ci/run", "curl https://registry.np" + "mjs.org/", "the registry")]
    [InlineData("package-lock.json", "https://api.nu" + "get.org/v3", "the registry")]
    public void Check_BannedWord_IsReported(string path, string line, string words) =>
        TreeAssert.Reports(WordRule.Check([new(path, line)]), path, words);

    [Fact]
    public void Check_SecondLine_IsReportedWithItsNumber()
    {
        var violation = Assert.Single(WordRule.Check([new("a.cs", "fine\n// TO" + "DO\n")]));
        Assert.Equal(2, violation.Line);
    }
}
