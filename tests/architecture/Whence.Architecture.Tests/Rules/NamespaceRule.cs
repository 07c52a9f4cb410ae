using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Every type lives in a file-scoped namespace.</summary>
internal static class NamespaceRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        files.Where(file => file.IsCSharp).SelectMany(CheckFile);

    private static IEnumerable<Violation> CheckFile(TreeFile file)
    {
        var blocks = file.Root.Members.OfType<NamespaceDeclarationSyntax>()
            .Select(block => file.Violation(block, "Write the namespace with a semicolon, not with braces."));
        var homeless = file.Root.Members
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(type => file.Violation(type, $"Put {Syntax.TypeName(type)} into a namespace."));
        return blocks.Concat(homeless);
    }
}
