using System.Xml.Linq;

namespace Whence.Architecture.Tests.Tree;

/// <summary>What a project file says about the other projects and packages that it needs.</summary>
/// <param name="References">Paths of the referenced projects, from the root of the repository.</param>
/// <param name="Packages">Names of the referenced packages.</param>
/// <param name="Binaries">Names of assemblies that are referenced directly.</param>
internal sealed record ProjectFile(
    TreeFile File, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Binaries)
{
    public string Name => Path.GetFileNameWithoutExtension(File.Name);

    public static IReadOnlyList<ProjectFile> All(IEnumerable<TreeFile> files) =>
        [.. files.Where(file => file.IsProject).Select(Parse)];

    public static ProjectFile Parse(TreeFile file)
    {
        var xml = XDocument.Parse(file.Text ?? "");
        return new(
            file,
            [.. Includes(xml, "ProjectReference").Select(path => Resolve(file.Folder, path))],
            [.. Includes(xml, "PackageReference")],
            [.. Includes(xml, "Reference")]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants().Where(node => node.Name.LocalName == element)
            .Select(node => node.Attribute("Include")?.Value).OfType<string>();

    private static string Resolve(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path.Replace('\\', '/')}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
