using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A method of a test project: what it is called and whom it calls.</summary>
internal sealed class TestMethod
{
    private readonly IReadOnlyList<(string Receiver, string Name)> _calls;

    public TestMethod(MethodDeclarationSyntax node)
    {
        Node = node;
        _calls = [.. node.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Call)];
    }

    public MethodDeclarationSyntax Node { get; }

    public string Name => Node.Identifier.Text;

    public string Owner => Syntax.OwnerName(Node);

    public bool IsTest => Syntax.IsTest(Node);

    // Assert.Equal(...) of xunit, and the FsCheck calls that throw when a property fails.
    public bool AssertsItself => _calls.Any(call =>
        call.Receiver == "Assert" || call.Name.EndsWith("QuickCheckThrowOnFailure", StringComparison.Ordinal));

    /// <summary>Says whether one of the methods is called; a type before the dot has to be the right one.</summary>
    public bool CallsAny(ILookup<string, string> ownersByName) => _calls.Any(call =>
        ownersByName[call.Name].Any(owner => !IsTypeName(call.Receiver) || call.Receiver == owner));

    private static (string Receiver, string Name) Call(InvocationExpressionSyntax invocation) =>
        invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => (LastWord(access.Expression), access.Name.Identifier.Text),
            SimpleNameSyntax name => ("", name.Identifier.Text),
            _ => ("", ""),
        };

    private static string LastWord(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => "",
    };

    private static bool IsTypeName(string receiver) => receiver.Length > 0 && char.IsUpper(receiver[0]);
}
