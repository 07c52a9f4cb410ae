using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class ModuleRuleTests
{
    private const string HostPath = "services/audit/Whence.Audit.Host/Program.cs";

    private static readonly TreeFile Readme = new("services/README.md", "audit, local");
    private static readonly TreeFile Door = Module("AuditModule", "public static class AuditModule { }");

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(ModuleRule.Check(Repository.Files));

    [Fact]
    public void Check_DoorAndOptions_FindsNothing() => TreeAssert.Clean(ModuleRule.Check(
    [
        Readme, Door, Module("AuditOptions", "public sealed class AuditOptions { }"),
        Module("AuditStorageKind", "public enum AuditStorageKind { Memory }"),
        Module("Row", "internal sealed record Row;"), new(HostPath, Lines(ModuleRule.HostLinesMax)),
        new("services/local/Whence.Local/LocalPlatform.cs", "namespace N; public class LocalPlatform { }"),
    ]));

    [Fact]
    public void Check_SecondPublicType_IsReported() => TreeAssert.Reports(
        ModuleRule.Check([Readme, Door, Module("Row", "public sealed record Row;")]),
        "services/audit/Whence.Audit/Row.cs", "Row is public");

    [Fact]
    public void Check_NoDoor_IsReported() => TreeAssert.Reports(
        ModuleRule.Check([Readme, Module("AuditModule", "internal static class AuditModule { }")]),
        "services/audit/Whence.Audit", "AuditModule is missing");

    [Fact]
    public void Check_LongHost_IsReported() => TreeAssert.Reports(
        ModuleRule.Check([Readme, Door, new(HostPath, Lines(ModuleRule.HostLinesMax + 1))]), HostPath, "26 lines");

    [Fact]
    public void Check_SecondFileInAHost_IsReported() => TreeAssert.Reports(
        ModuleRule.Check([Readme, Door, new("services/audit/Whence.Audit.Host/A.cs", "namespace N; class A { }")]),
        "services/audit/Whence.Audit.Host/A.cs", "Program.cs alone");

    [Fact]
    public void Check_UnlistedService_IsReported() => TreeAssert.Reports(
        ModuleRule.Check([new("services/README.md", "local"), Door]), "services/README.md", "audit is not listed");

    private static TreeFile Module(string type, string code) =>
        new($"services/audit/Whence.Audit/{type}.cs", $"namespace Whence.Audit; {code}");

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));
}
