using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A ratchet: nothing new may become too large, and what already is may only become smaller.</summary>
internal static class SizeRule
{
    public const int MethodLinesMax = 70;
    public const int FileLinesMax = 400;
    public const int KernelFileLinesMax = 600;
    public const int ColumnsMax = 120;

    private static readonly string[] KernelFolders =
        ["shared/engine/Whence.Tensors/Kernels", "shared/engine/Whence.Tensors/Matrices"];

    private static readonly string[] CodeEndings = [".cs", ".ts", ".js", ".mjs", ".sh", ".ci/run", "Makefile"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files, IReadOnlyList<SizeOffender> listed)
    {
        var found = files.SelectMany(Measure).GroupBy(offender => offender.Key)
            .ToDictionary(group => group.Key, group => group.MaxBy(offender => offender.Size)!);
        var known = listed.ToDictionary(offender => offender.Key);
        return TooLarge(found, known).Concat(Outdated(found, known));
    }

    private static IEnumerable<Violation> TooLarge(
        Dictionary<string, SizeOffender> found, Dictionary<string, SizeOffender> known) =>
        from offender in found.Values
        let limit = known.GetValueOrDefault(offender.Key)?.Size ?? 0
        where offender.Size > limit
        select new Violation(offender.Path, offender.Line, limit == 0
            ? $"\"{offender}\" is above the limits of docs/STYLE.md; split it."
            : $"\"{offender}\" was {limit} and may only shrink; split it.");

    private static IEnumerable<Violation> Outdated(
        Dictionary<string, SizeOffender> found, Dictionary<string, SizeOffender> known) =>
        from offender in known.Values
        let now = found.GetValueOrDefault(offender.Key)?.Size ?? 0
        where now < offender.Size
        select new Violation(offender.Path, 1, now == 0
            ? $"\"{offender}\" no longer offends; remove it from size-offenders.txt."
            : $"\"{offender}\" shrank to {now}; lower its figure in size-offenders.txt.");

    private static IEnumerable<SizeOffender> Measure(TreeFile file)
    {
        var code = file.EndsWithAny(CodeEndings);
        var wide = file.NumberedLines.Where(line => code && line.Text.Length > ColumnsMax).ToList();
        if (wide.Count > 0)
        {
            yield return new("columns", file.Path, "-", wide.Count, wide[0].Number);
        }

        if (code && file.Lines.Count > FileLimit(file))
        {
            yield return new("file", file.Path, "-", file.Lines.Count);
        }

        foreach (var method in file.IsCSharp ? LongMethods(file) : [])
        {
            yield return method;
        }
    }

    private static int FileLimit(TreeFile file) =>
        KernelFolders.Any(file.IsUnder) ? KernelFileLinesMax : FileLinesMax;

    private static IEnumerable<SizeOffender> LongMethods(TreeFile file) =>
        from node in file.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        let start = FirstLine((node as MemberDeclarationSyntax)?.AttributeLists ?? default, node)
        let lines = node.GetLocation().GetLineSpan().EndLinePosition.Line + 2 - start
        where lines > MethodLinesMax
        select new SizeOffender("method", file.Path, $"{Syntax.OwnerName(node)}.{NameOf(node)}", lines, start);

    // Attributes and comments above the signature do not count.
    private static int FirstLine(SyntaxList<AttributeListSyntax> attributes, SyntaxNode node)
    {
        var first = attributes.Count > 0 ? attributes[^1].GetLastToken().GetNextToken() : node.GetFirstToken();
        return first.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        OperatorDeclarationSyntax operation => "operator" + operation.OperatorToken.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor =>
            $"{property.Identifier.Text}.{accessor.Keyword.Text}",
        AccessorDeclarationSyntax accessor => "this." + accessor.Keyword.Text,
        ConstructorDeclarationSyntax => "constructor",
        _ => "member",
    };
}
