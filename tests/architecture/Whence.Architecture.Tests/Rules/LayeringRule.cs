using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Says which project may reference which, as drawn in docs/ARCHITECTURE.md.</summary>
internal static class LayeringRule
{
    // The libraries at the bottom: what each may reference, and nothing else.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Whence.Tensors"] = [],
        ["Whence.Safetensors"] = [],
        ["Whence.Text"] = [],
        ["Whence.Engine"] = ["Whence.Tensors", "Whence.Safetensors"],
        ["Whence.Models"] = ["Whence.Text", "Whence.Engine"],
        ["Whence.Catalogue"] = ["Whence.Models"],
        ["Whence.Explanations"] = ["Whence.Models"],
        ["Whence.Steering"] = ["Whence.Models"],
        ["Whence.Representations"] = ["Whence.Models"],
        ["Whence.Pages"] = [],
        ["Whence.Corpora"] = ["Whence.Safetensors"],
        ["Whence.Retrieval"] = ["Whence.Corpora", "Whence.Safetensors"],
        ["Whence.Vectors"] = ["Whence.Tensors", "Whence.Safetensors"],
        ["Whence.Provenance"] = ["Whence.Models", "Whence.Corpora", "Whence.Representations"],
        ["Whence.Tracing"] = ["Whence.Provenance", "Whence.Retrieval"],
        ["Whence.Contracts"] = [],
        ["Whence.Hosting"] = ["Whence.Contracts"],
        ["Whence.Persistence"] = ["Whence.Contracts", "Whence.Hosting"],
    };

    private static readonly string[] WithoutPackages =
        ["Whence.Tensors", "Whence.Safetensors", "Whence.Text", "Whence.Models", "Whence.Contracts"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        ProjectFile.All(files).SelectMany(project =>
            BrokenLayers(project).Concat(ForbiddenReferences(project)).Concat(ForbiddenPackages(project)));

    private static IEnumerable<Violation> BrokenLayers(ProjectFile project) =>
        from reference in project.References
        let reason = WhyNot(project.File.Path, reference)
        where reason is not null
        select project.File.Violation($"{project.Name} references {reference}: {reason}.");

    private static string? WhyNot(string from, string to) => (Area(from), Area(to)) switch
    {
        ("shared", not "shared") => "what is shared references only what is shared",
        (not "tests", "tests") => "production code never references tests",
        ("services", not "shared") when !SameFolder(from, to) && !IsLocalHost(from) =>
            "a service references shared projects, never another service or a tool",
        ("tools", "services") => "a tool references shared projects; what it needs of a service belongs there",
        _ => null,
    };

    private static IEnumerable<Violation> ForbiddenReferences(ProjectFile project)
    {
        var allowed = Allowed.GetValueOrDefault(project.Name);
        return
            from reference in project.References
            let name = Path.GetFileNameWithoutExtension(reference)
            where allowed is not null && !allowed.Contains(name)
            select project.File.Violation(
                $"{project.Name} may reference only [{string.Join(", ", allowed!)}], not {name}.");
    }

    private static IEnumerable<Violation> ForbiddenPackages(ProjectFile project)
    {
        var packages = WithoutPackages.Contains(project.Name) ? project.Packages : [];
        var stray = packages.Select(name => $"{project.Name} has no package references; drop {name}.");
        var direct = project.Binaries.Select(
            name => $"{project.Name} references the assembly {name} directly; reference a project or a package.");
        return stray.Concat(direct).Select(project.File.Violation);
    }

    private static string Area(string path) => path.Split('/')[0];

    private static bool SameFolder(string left, string right) =>
        left.Split('/').Take(2).SequenceEqual(right.Split('/').Take(2));

    private static bool IsLocalHost(string path) => path.StartsWith("services/local/", StringComparison.Ordinal);
}
