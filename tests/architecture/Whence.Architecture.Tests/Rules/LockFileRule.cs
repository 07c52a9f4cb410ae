using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>A lock file pins versions and digests, not the address of the registry that answered.</summary>
internal static class LockFileRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files) =>
        from file in files
        where file.Name == "package-lock.json"
        from line in file.NumberedLines
        where line.Text.Contains("\"resolved\": \"http", StringComparison.Ordinal)
        select new Violation(
            file.Path, line.Number, "Remove the address: npm install --omit-lockfile-registry-resolved.");
}
