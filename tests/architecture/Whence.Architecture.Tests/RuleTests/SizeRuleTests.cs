using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class SizeRuleTests
{
    /// <summary>Lower this when the list gets shorter; raising it needs a reason in the commit message.</summary>
    private const int OffendersMax = 0;

    private const string ListPath = "tests/architecture/Whence.Architecture.Tests/size-offenders.txt";

    private static IReadOnlyList<SizeOffender> Listed =>
        SizeOffender.ParseList(Repository.Files.Single(file => file.Path == ListPath).Text!);

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(SizeRule.Check(Repository.Files, Listed));

    [Fact]
    public void ParseList_Repository_HasNotGrown() => Assert.True(
        Listed.Count == OffendersMax, $"The list has {Listed.Count} entries; split them, or lower OffendersMax.");

    [Theory]
    [InlineData("shared/A.cs", SizeRule.FileLinesMax)]
    [InlineData("shared/engine/Whence.Tensors/Matrices/A.cs", SizeRule.KernelFileLinesMax)]
    [InlineData("docs/LONG.md", 5000)]
    public void Check_FileAtTheLimit_FindsNothing(string path, int lines) =>
        TreeAssert.Clean(SizeRule.Check([FileOf(path, lines)], []));

    [Theory]
    [InlineData("shared/A.cs", SizeRule.FileLinesMax + 1)]
    [InlineData("shared/engine/Whence.Tensors/Kernels/A.cs", SizeRule.KernelFileLinesMax + 1)]
    [InlineData(".ci/run", SizeRule.FileLinesMax + 1)]
    public void Check_LongFile_IsReported(string path, int lines) =>
        TreeAssert.Reports(SizeRule.Check([FileOf(path, lines)], []), path, $"file {path} - {lines}");

    [Fact]
    public void Check_MethodAtTheLimit_FindsNothing() =>
        TreeAssert.Clean(SizeRule.Check([MethodOf(SizeRule.MethodLinesMax)], []));

    [Fact]
    public void Check_LongMethod_IsReported() =>
        TreeAssert.Reports(SizeRule.Check([MethodOf(71)], []), "A.cs", "method A.cs A.Long 71");

    [Fact]
    public void Check_LongLine_IsReported() =>
        TreeAssert.Reports(SizeRule.Check([new("a.cs", new string('/', 121))], []), "a.cs", "columns a.cs - 1");

    [Fact]
    public void Check_ListedOffenderOfTheSameSize_FindsNothing() =>
        TreeAssert.Clean(SizeRule.Check([MethodOf(80)], SizeOffender.ParseList("# known\nmethod A.cs A.Long 80\n")));

    [Fact]
    public void Check_ListedOffenderThatGrew_IsReported() =>
        TreeAssert.Reports(SizeRule.Check([MethodOf(81)], [new("method", "A.cs", "A.Long", 80)]), "A.cs", "was 80");

    [Fact]
    public void Check_ListedOffenderThatShrank_IsReported() => TreeAssert.Reports(
        SizeRule.Check([MethodOf(75)], [new("method", "A.cs", "A.Long", 80)]), "A.cs", "shrank to 75");

    [Fact]
    public void Check_ListedOffenderThatIsGone_IsReported() => TreeAssert.Reports(
        SizeRule.Check([MethodOf(9)], [new("method", "A.cs", "A.Long", 80)]), "A.cs", "no longer offends");

    [Fact]
    public void ParseList_LineOfThreeWords_NamesTheLine()
    {
        var error = Assert.Throws<FormatException>(() => SizeOffender.ParseList("file A.cs 3"));
        Assert.Contains("\"file A.cs 3\"", error.Message, StringComparison.Ordinal);
    }

    private static TreeFile FileOf(string path, int lines) =>
        new(path, string.Concat(Enumerable.Repeat("// line\n", lines)));

    // The attribute and the comment above the method do not count.
    private static TreeFile MethodOf(int lines) => new(
        "A.cs",
        "namespace N;\nclass A\n{\n    /// <summary>Long.</summary>\n    [Obsolete]\n    void Long()\n    {\n" +
        string.Concat(Enumerable.Repeat("        Run();\n", lines - 3)) + "    }\n}\n");
}
