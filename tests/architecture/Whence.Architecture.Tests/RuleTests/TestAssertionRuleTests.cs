using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class TestAssertionRuleTests
{
    private const string Path = "tests/unit/ATests.cs";

    private static readonly TreeFile Close = new("tests/unit/Close.cs",
        "namespace N; static class Close { static void Rows() { Assert.Equal(1, 1); } static void Quiet() { } }");

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(TestAssertionRule.Check(Repository.Files));

    [Theory]
    [InlineData("Assert.Equal(1, 1);")]
    [InlineData("Xunit.Assert.True(true);")]
    [InlineData("Prop.ForAll(law).QuickCheckThrowOnFailure();")]
    [InlineData("Close.Rows();")]
    [InlineData("First();")]
    [InlineData("void Inner() => Assert.True(true); Inner();")]
    public void Check_TestThatAsserts_FindsNothing(string body) =>
        TreeAssert.Clean(TestAssertionRule.Check([With(body), Close]));

    [Theory]
    [InlineData("")]
    [InlineData("Run(); // Assert.Equal(1, 1);")]
    [InlineData("Close.Quiet();")]
    [InlineData("Other.Rows();")]
    [InlineData("_ = \"Assert.True(false)\";")]
    public void Check_TestWithoutAssertion_IsReported(string body) =>
        TreeAssert.Reports(TestAssertionRule.Check([With(body), Close]), Path, "Test_It_Now asserts nothing");

    // First asserts only through Second.
    private static TreeFile With(string body) => new(
        Path,
        "namespace N; public class ATests { [Fact] public void Test_It_Now() { " + body + "\n }" +
        " static void First() => Second(); static void Second() { Close.Rows(); } static void Run() { } }");
}
