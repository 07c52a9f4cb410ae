using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>All binary files together stay small enough to clone without thinking.</summary>
internal static class BinaryRule
{
    public const long TotalBytesMax = 25_000_000;

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var binaries = files.Where(file => file.Text is null).OrderByDescending(file => file.Length).ToList();
        var total = binaries.Sum(file => file.Length);
        return total <= TotalBytesMax
            ? []
            : binaries.Take(5).Select(file => file.Violation(
                $"{file.Length:N0} of {total:N0} bytes of binaries; the limit is {TotalBytesMax:N0}."));
    }
}
