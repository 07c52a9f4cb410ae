using System.Runtime.CompilerServices;

namespace Whence.Testing;

/// <summary>Finds the checkout that the tests were built from, wherever their binaries lie.</summary>
public static class RepositoryRoot
{
    private const string Marker = "Directory.Packages.props";

    /// <summary>Gets the absolute path of the checkout.</summary>
    /// <exception cref="DirectoryNotFoundException">No checkout is found.</exception>
    public static string Folder { get; } = Find([SourceFolder(), AppContext.BaseDirectory]);

    /// <summary>Returns the absolute path of a file or folder of the checkout.</summary>
    public static string Locate(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Returns the nearest folder, from any of the given ones upwards, that holds the marker file.</summary>
    /// <exception cref="DirectoryNotFoundException">No such folder is found.</exception>
    public static string Find(IEnumerable<string> startFolders)
    {
        var tried = startFolders.ToArray();
        return tried.SelectMany(Upwards).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Marker)))
            ?? throw new DirectoryNotFoundException(
                $"No {Marker} was found from {string.Join(" or ", tried)} upwards; run the tests in a checkout.");
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path) ?? path;
}
