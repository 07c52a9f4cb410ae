using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class TestNameRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(TestNameRule.Check(Repository.Files));

    [Theory]
    [InlineData("[Fact] public void Open_EmptyFile_Throws() { }")]
    [InlineData("[RequiresNodeFact] public void Encode_2000Strings_EqualsTiktoken() { }")]
    [InlineData("public static void Anything_goes() { }")]
    public void Check_ThreePartsOrNoTest_FindsNothing(string method) =>
        TreeAssert.Clean(TestNameRule.Check([With(method)]));

    [Theory]
    [InlineData("[Fact] public void OpensFile() { }")]
    [InlineData("[Theory] public void Open_Throws(int a) { }")]
    [InlineData("[FactAttribute] public void Open_empty_file() { }")]
    [InlineData("[RequiresNodeFact] public void Open_A_B_C() { }")]
    public void Check_OtherName_IsReported(string method) =>
        TreeAssert.Reports(TestNameRule.Check([With(method)]), "tests/unit/ATests.cs", "Method_Condition_Outcome");

    private static TreeFile With(string method) =>
        new("tests/unit/ATests.cs", $"namespace N;\npublic class ATests\n{{\n    {method}\n}}\n");
}
