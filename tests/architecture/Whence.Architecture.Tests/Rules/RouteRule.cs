using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Every route hangs on a method called Map..., so that whoever looks for routes finds them all.</summary>
internal static class RouteRule
{
    private static readonly string[] Verbs =
        ["MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "MapFallback", "MapReverseProxy"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        from file in files
        where file.IsCSharp && !file.IsUnder("tests") && file.Name != "Program.cs"
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax member && Verbs.Contains(member.Name.Identifier.Text)
        let method = call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.Text ?? "an initializer"
        where !method.StartsWith("Map", StringComparison.Ordinal)
        select file.Violation(call, $"A route is mapped in {method}; map it in the Map... method of the door.");
}
