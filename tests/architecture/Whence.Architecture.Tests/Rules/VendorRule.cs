using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A broker, a database and a proxy each have one door; nothing behind another door knows them.</summary>
internal static class VendorRule
{
    private const string PersistencePath = "shared/Whence.Persistence/Whence.Persistence.csproj";

    private static readonly string[] WithSchema =
        ["services/generations", "services/decoding", "services/attribution", "services/audit", "services/gateway"];

    // The first word of package and namespace, and the folders that may say it.
    private static readonly Dictionary<string, string[]> Doors = new()
    {
        ["MassTransit"] = ["shared/Whence.Hosting"],
        ["RabbitMQ"] = ["shared/Whence.Hosting"],
        ["Npgsql"] = ["shared/Whence.Persistence", .. WithSchema],
        ["EntityFrameworkCore"] = ["shared/Whence.Persistence", .. WithSchema],
        ["Yarp"] = ["services/gateway"],
    };

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var production = files.Where(file => !file.IsUnder("tests")).ToList();
        return ProjectFile.All(production).SelectMany(project => Packages(project).Concat(Persistence(project)))
            .Concat(production.Where(file => file.IsCSharp).SelectMany(Code));
    }

    private static IEnumerable<Violation> Packages(ProjectFile project) =>
        from package in project.Packages
        from vendor in package.Split('.').Intersect(Doors.Keys)
        where !MaySay(project.File, vendor)
        select project.File.Violation(Advice($"{project.Name} references {package}", vendor));

    // One code word is enough: what a file can not name, it can not use.
    private static IEnumerable<Violation> Code(TreeFile file) =>
        from vendor in Doors.Keys
        where !MaySay(file, vendor) && file.Text!.Contains(vendor, StringComparison.Ordinal)
        from token in file.Root.DescendantTokens().Where(token => token.Text == vendor).Take(1)
        where token.IsKind(SyntaxKind.IdentifierToken)
        select file.Violation(token.Parent!, Advice($"The code names {vendor}", vendor));

    private static IEnumerable<Violation> Persistence(ProjectFile project) =>
        from reference in project.References
        where reference == PersistencePath && !WithSchema.Any(project.File.IsUnder)
        select project.File.Violation(
            $"{project.Name} references Whence.Persistence, but owns no schema: {string.Join(", ", WithSchema)} do.");

    private static bool MaySay(TreeFile file, string vendor) => Doors[vendor].Any(file.IsUnder);

    private static string Advice(string fact, string vendor) =>
        $"{fact}, which belongs to {string.Join(", ", Doors[vendor])}; go through their seams.";
}
