using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Every test asserts something, itself or through a method of the tests that does.</summary>
internal static class TestAssertionRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var methods = (
            from file in files
            where file.IsCSharp && file.IsUnder("tests")
            from node in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            select (File: file, Code: new TestMethod(node))).ToList();
        var asserting = Asserting([.. methods.Select(method => method.Code)]);
        return methods.Where(method => method.Code.IsTest && !asserting.Contains(method.Code))
            .Select(method => method.File.Violation(
                method.Code.Node, $"{method.Code.Name} asserts nothing; a test that cannot fail proves nothing."));
    }

    // Spreads from the methods that assert to those that call them, until nothing is added.
    private static HashSet<TestMethod> Asserting(IReadOnlyList<TestMethod> methods)
    {
        var asserting = methods.Where(method => method.AssertsItself).ToHashSet();
        for (var before = -1; before != asserting.Count;)
        {
            before = asserting.Count;
            var ownersByName = asserting.ToLookup(method => method.Name, method => method.Owner);
            asserting.UnionWith(methods.Where(method => method.CallsAny(ownersByName)));
        }

        return asserting;
    }
}
