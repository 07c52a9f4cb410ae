using Whence.Testing;

namespace Whence.Architecture.Tests.Tree;

/// <summary>The files of this checkout, read once for all rules.</summary>
internal static class Repository
{
    private const int ProbeBytes = 8000;

    private static readonly Lazy<IReadOnlyList<TreeFile>> Read = new(() => Load(RepositoryRoot.Folder));

    public static IReadOnlyList<TreeFile> Files => Read.Value;

    /// <summary>Reads a folder, without what its .gitignore names as folders.</summary>
    public static IReadOnlyList<TreeFile> Load(string root)
    {
        var ignored = IgnoredFolders(root);
        return [.. Walk(new DirectoryInfo(root), ignored).Select(file => ReadFile(root, file)).OrderBy(
            file => file.Path, StringComparer.Ordinal)];
    }

    private static HashSet<string> IgnoredFolders(string root)
    {
        var rules = File.ReadAllLines(Path.Combine(root, ".gitignore"));
        return [".git", .. rules.Where(rule => rule.EndsWith('/')).Select(rule => rule.TrimEnd('/'))];
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, HashSet<string> ignored)
    {
        var inner = folder.EnumerateDirectories()
            .Where(child => !ignored.Contains(child.Name) && child.LinkTarget is null);
        return folder.EnumerateFiles().Concat(inner.SelectMany(child => Walk(child, ignored)));
    }

    private static TreeFile ReadFile(string root, FileInfo file)
    {
        var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
        return new(path, IsBinary(file) ? null : File.ReadAllText(file.FullName), file.Length);
    }

    // The same sign that git goes by: a NUL near the beginning.
    private static bool IsBinary(FileInfo file)
    {
        using var stream = file.OpenRead();
        var probe = new byte[ProbeBytes];
        var count = stream.ReadAtLeast(probe, ProbeBytes, throwOnEndOfStream: false);
        return probe.AsSpan(0, count).Contains((byte)0);
    }
}
