using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Whence.Architecture.Tests.Tree;

/// <summary>Questions that several rules ask of C# syntax.</summary>
internal static class Syntax
{
    private static readonly string[] TestEndings = ["Fact", "Theory", "Property"];

    /// <summary>Returns the types of a file that are not inside another type.</summary>
    public static IReadOnlyList<MemberDeclarationSyntax> TopLevelTypes(TreeFile file) =>
        [.. file.Root.DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Cast<MemberDeclarationSyntax>()];

    public static string TypeName(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax named
            ? named.Identifier.Text
            : ((BaseTypeDeclarationSyntax)type).Identifier.Text;

    /// <summary>Returns the name of the innermost type around a node, or an empty string.</summary>
    public static string OwnerName(SyntaxNode node) =>
        node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "";

    /// <summary>Says whether xunit runs the method: an attribute name that ends with Fact or Theory, say.</summary>
    public static bool IsTest(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsTestAttribute(attribute.Name));

    private static bool IsTestAttribute(NameSyntax name)
    {
        var plain = name.ToString();
        plain = plain.EndsWith("Attribute", StringComparison.Ordinal) ? plain[..^"Attribute".Length] : plain;
        return TestEndings.Any(end => plain.EndsWith(end, StringComparison.Ordinal));
    }
}
