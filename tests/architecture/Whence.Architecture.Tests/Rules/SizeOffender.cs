namespace Whence.Architecture.Tests.Rules;

/// <summary>Something that is larger than it may be.</summary>
/// <param name="Kind">file, method or columns.</param>
/// <param name="Name">Type.Method, or a dash where the file itself is meant.</param>
/// <param name="Size">Lines of the file or method, or the number of lines that are too long.</param>
/// <param name="Line">Where it begins.</param>
internal sealed record SizeOffender(string Kind, string Path, string Name, int Size, int Line = 1)
{
    public string Key => $"{Kind} {Path} {Name}";

    public override string ToString() => $"{Key} {Size}";

    /// <summary>Reads the list of known offenders: four words per line, # begins a comment.</summary>
    public static IReadOnlyList<SizeOffender> ParseList(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#')).Select(Parse)];

    private static SizeOffender Parse(string line) =>
        line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var kind, var path, var name, var size]
            ? new(kind, path, name, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))
            : throw new FormatException($"The line \"{line}\" needs four words: kind, path, name, size.");
}
