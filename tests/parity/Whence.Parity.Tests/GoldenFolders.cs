using Whence.Testing;

namespace Whence.Parity.Tests;

/// <summary>Where the reference's numbers lie.</summary>
public static class GoldenFolders
{
    /// <summary>Gets the names of the folders that come with the tests.</summary>
    public static TheoryData<string> Names => [.. Below(Own).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Gets the folders beside the checkout, which hold the complete numbers; empty where there are none.
    /// </summary>
    public static IReadOnlyList<string> Complete { get; } = Below(RepositoryRoot.Locate("..", "shared", "golden"));

    private static string Own => RepositoryRoot.Locate("tests", "data", "golden");

    /// <summary>Returns a folder that comes with the tests.</summary>
    public static string Locate(string name) => Path.Combine(Own, name);

    private static List<string> Below(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Where(Holds).Order(StringComparer.Ordinal)];

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, "expected.safetensors"));
}
