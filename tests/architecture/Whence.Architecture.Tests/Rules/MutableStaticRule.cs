using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Several modules share one process, many times over in tests: a service keeps no state in statics.</summary>
internal static class MutableStaticRule
{
    private static readonly string[] Folders =
    [
        "services", "shared/Whence.Contracts", "shared/Whence.Hosting", "shared/Whence.Models",
        "shared/Whence.Persistence",
    ];

    // A read-only reference to one of these is a variable all the same.
    private static readonly string[] Containers =
    [
        "ConcurrentDictionary", "ConcurrentBag", "ConcurrentQueue", "ConcurrentStack", "ConditionalWeakTable",
        "MemoryCache", "AsyncLocal", "ThreadLocal", "SemaphoreSlim", "Channel",
    ];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        files.Where(file => file.IsCSharp && Folders.Any(file.IsUnder))
            .SelectMany(file => Fields(file).Concat(Properties(file)));

    private static IEnumerable<Violation> Fields(TreeFile file) =>
        from field in file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        where Has(field, SyntaxKind.StaticKeyword)
        where !Has(field, SyntaxKind.ReadOnlyKeyword) || Containers.Contains(Bare(field.Declaration.Type))
        from variable in field.Declaration.Variables
        select file.Violation(field, $"{variable.Identifier.Text} is state of the process; make it an instance.");

    private static IEnumerable<Violation> Properties(TreeFile file) =>
        from property in file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
        where Has(property, SyntaxKind.StaticKeyword)
        where property.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true
        select file.Violation(property, $"{property.Identifier.Text} is state of the process; make it an instance.");

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind kind) => member.Modifiers.Any(kind);

    private static string Bare(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
