using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A test is called Method_Condition_Outcome.</summary>
internal static partial class TestNameRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        from file in files
        where file.IsCSharp && file.IsUnder("tests")
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where Syntax.IsTest(method) && !NamePattern().IsMatch(method.Identifier.Text)
        select file.Violation(method, $"Rename {method.Identifier.Text} to Method_Condition_Outcome: three parts.");

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*_[A-Z0-9][A-Za-z0-9]*_[A-Z0-9][A-Za-z0-9]*$")]
    private static partial Regex NamePattern();
}
