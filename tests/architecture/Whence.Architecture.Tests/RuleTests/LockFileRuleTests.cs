using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class LockFileRuleTests
{
    private const string Path = "tests/parity/package-lock.json";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(LockFileRule.Check(Repository.Files));

    [Fact]
    public void Check_LinkInsideTheRepository_FindsNothing() =>
        TreeAssert.Clean(LockFileRule.Check([new(Path, "{ \"resolved\": \"packages/a\" }")]));

    [Fact]
    public void Check_AddressOfARegistry_IsReported() => TreeAssert.Reports(
        LockFileRule.Check([new(Path, "{ \"resolved\": \"https://registry.example/a.tgz\" }")]), Path, "resolved");
}
