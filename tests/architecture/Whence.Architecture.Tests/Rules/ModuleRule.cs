using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A service is a module with one public door, and a host that is too thin to hold logic.</summary>
internal static class ModuleRule
{
    public const int HostLinesMax = 25;

    private const string ReadmePath = "services/README.md";
    private const string LocalFolder = "services/local";

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var services = files.Where(file => file.IsUnder("services") && file.Path.Split('/').Length > 2)
            .GroupBy(file => string.Join('/', file.Path.Split('/').Take(2)));
        var readme = files.SingleOrDefault(file => file.Path == ReadmePath)?.Text ?? "";
        return services.SelectMany(service => CheckService(service.Key, [.. service], readme));
    }

    private static IEnumerable<Violation> CheckService(string folder, IReadOnlyList<TreeFile> files, string readme)
    {
        var name = folder.Split('/')[1];
        var listed = readme.Contains(name, StringComparison.OrdinalIgnoreCase);
        IEnumerable<Violation> missing = listed ? [] : [new(ReadmePath, 1, $"The service {name} is not listed.")];
        return folder == LocalFolder
            ? missing
            : [.. missing, .. Door(files, "Whence." + Title(name)), .. Host(files, $"Whence.{Title(name)}.Host")];
    }

    private static IEnumerable<Violation> Door(IReadOnlyList<TreeFile> files, string project)
    {
        var folder = $"{files[0].Path.Split('/')[0]}/{files[0].Path.Split('/')[1]}/{project}";
        var door = project.Split('.')[1] + "Module";
        var open = (
            from file in files
            where file.IsCSharp && file.IsUnder(folder)
            from type in Syntax.TopLevelTypes(file)
            where type.Modifiers.Any(SyntaxKind.PublicKeyword)
            select (File: file, Node: (SyntaxNode)type, Name: Syntax.TypeName(type))).ToList();
        if (open.All(type => type.Name != door))
        {
            yield return new(folder, 1, $"The public class {door} is missing: it is the door of the module.");
        }

        foreach (var (file, node, name) in open.Where(type => type.Name != door && !IsOption(type.Node, type.Name)))
        {
            yield return file.Violation(node, $"{name} is public; only {door}, *Options and their enums are.");
        }
    }

    private static IEnumerable<Violation> Host(IReadOnlyList<TreeFile> files, string project)
    {
        var code = files.Where(file => file.IsCSharp && file.Path.Contains($"/{project}/", StringComparison.Ordinal));
        foreach (var file in code)
        {
            if (file.Name != "Program.cs")
            {
                yield return file.Violation("A host holds Program.cs alone; move this into the module.");
            }
            else if (file.Lines.Count > HostLinesMax)
            {
                yield return file.Violation(
                    $"It has {file.Lines.Count} lines; a host has at most {HostLinesMax}, the rest is the module's.");
            }
        }
    }

    // An option that is one of several words is an enum, and as public as the options that hold it.
    private static bool IsOption(SyntaxNode node, string name) =>
        name.EndsWith("Options", StringComparison.Ordinal) || node is EnumDeclarationSyntax;

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
