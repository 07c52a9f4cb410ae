using System.Xml.Linq;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>The version of a package stands in Directory.Packages.props and nowhere else.</summary>
internal static class PackageVersionRule
{
    public const string VersionsPath = "Directory.Packages.props";

    private static readonly string[] VersionNames = ["Version", "VersionOverride"];
    private static readonly string[] Endings = [".csproj", ".props", ".targets"];

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var versions = files.SingleOrDefault(file => file.Path == VersionsPath);
        var central = versions?.Text?.Contains(
            "<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>", StringComparison.Ordinal) == true;
        return Strays(files).Concat(central
            ? []
            : [new(VersionsPath, 1, "Manage the versions of packages centrally here.")]);
    }

    private static IEnumerable<Violation> Strays(IReadOnlyList<TreeFile> files) =>
        from file in files
        where file.Path != VersionsPath && file.EndsWithAny(Endings)
        from node in XDocument.Parse(file.Text ?? "").Descendants()
        where node.Name.LocalName is "PackageReference" or "PackageVersion"
        where CarriesVersion(node)
        select file.Violation($"Move the version of {node.Attribute("Include")?.Value} to {VersionsPath}.");

    private static bool CarriesVersion(XElement node) =>
        node.Name.LocalName == "PackageVersion"
        || VersionNames.Any(name =>
            node.Attribute(name) is not null || node.Elements().Any(child => child.Name.LocalName == name));
}
