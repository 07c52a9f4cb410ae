using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A file holds at most one public type, and is named after a type that it holds.</summary>
internal static class TypeFileRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        files.Where(file => file.IsCSharp).SelectMany(CheckFile);

    private static IEnumerable<Violation> CheckFile(TreeFile file)
    {
        var types = Syntax.TopLevelTypes(file);
        var open = types.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).ToList();
        foreach (var extra in open.Skip(1).Where(type => Syntax.TypeName(type) != Syntax.TypeName(open[0])))
        {
            yield return file.Violation(extra, $"{Syntax.TypeName(extra)} is a second public type; move it out.");
        }

        var candidates = (open.Count > 0 ? open.Take(1) : types).Select(Syntax.TypeName).ToList();
        if (candidates.Count > 0 && !IsEntryPoint(file) && !candidates.Contains(ExpectedType(file)))
        {
            yield return file.Violation($"The file is not named after its type; call it {candidates[0]}.cs.");
        }
    }

    // Thing.Part.cs is a part of Thing.
    private static string ExpectedType(TreeFile file) => file.Name.Split('.')[0];

    private static bool IsEntryPoint(TreeFile file) => file.Root.Members.Any(member => member is GlobalStatementSyntax);
}
