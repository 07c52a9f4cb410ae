using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class NamespaceRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(NamespaceRule.Check(Repository.Files));

    [Fact]
    public void Check_BlockNamespace_IsReported() =>
        TreeAssert.Reports(NamespaceRule.Check([new("A.cs", "namespace N { class A { } }")]), "A.cs", "semicolon");

    [Fact]
    public void Check_TypeWithoutNamespace_IsReported() =>
        TreeAssert.Reports(NamespaceRule.Check([new("A.cs", "class A { }")]), "A.cs", "Put A into a namespace");
}
