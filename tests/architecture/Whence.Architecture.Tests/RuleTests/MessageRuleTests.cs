using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class MessageRuleTests
{
    private static readonly TreeFile Service = new("services/audit/README.md", "Audit.");

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(MessageRule.Check(Repository.Files));

    [Fact]
    public void Check_CommandAndEvent_FindsNothing() => TreeAssert.Clean(MessageRule.Check(
    [
        Service, Message("CancelAudit"), Message("AuditFailed"), Types("CancelAudit", "AuditFailed"),
        Handler("AuditFailed"), new("shared/Whence.Contracts/Documents/A.cs", "namespace N; public class A { }"),
    ]));

    [Theory]
    [InlineData("AuditResult")]
    [InlineData("Cancellation")]
    public void Check_NameOfNeitherKind_IsReported(string name) =>
        Reports(name, "neither past tense", Message(name), Types(name));

    [Fact]
    public void Check_UnlistedMessage_IsReported() => Reports("AuditFailed", "MessageTypes", Message("AuditFailed"));

    [Fact]
    public void Check_MessageThatIsNoRecord_IsReported() => Reports(
        "AuditFailed", "sealed record", new(PathOf("AuditFailed"), "namespace N; public class AuditFailed { }"),
        Types("AuditFailed"));

    [Fact]
    public void Check_HandlerOfAForeignType_IsReported() => TreeAssert.Reports(
        MessageRule.Check([Service, Handler("Secret")]), "services/audit/Whence.Audit/Handler.cs", "Secret is handled");

    private static void Reports(string name, string words, params TreeFile[] files) =>
        TreeAssert.Reports(MessageRule.Check([Service, .. files]), PathOf(name), words);

    private static string PathOf(string name) => $"shared/Whence.Contracts/Audit/{name}.cs";

    private static TreeFile Message(string name) => new(PathOf(name), $"namespace N; public sealed record {name};");

    private static TreeFile Types(params string[] names) => new(
        "shared/Whence.Contracts/MessageTypes.cs", string.Concat(names.Select(name => $"typeof({name}),")));

    private static TreeFile Handler(string message) => new(
        "services/audit/Whence.Audit/Handler.cs", $"namespace N; class Handler : IMessageHandler<{message}> {{ }}");
}
