namespace Whence.Architecture.Tests.Tree;

/// <summary>Assertions about what a rule found.</summary>
internal static class TreeAssert
{
    public static void Clean(IEnumerable<Violation> violations)
    {
        var lines = violations.Select(violation => violation.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} found:\n{string.Join('\n', lines)}");
    }

    /// <summary>Asserts that exactly one violation was found: in that file, with those words.</summary>
    public static void Reports(IEnumerable<Violation> violations, string path, string words)
    {
        var violation = Assert.Single(violations);
        Assert.Equal(path, violation.Path);
        Assert.Contains(words, violation.Message, StringComparison.Ordinal);
    }
}
