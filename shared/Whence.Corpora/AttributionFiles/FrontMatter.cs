namespace Whence.Corpora.AttributionFiles;

/// <summary>Finds the block between two lines of three dashes at the beginning of a file.</summary>
internal static class FrontMatter
{
    private const string Delimiter = "---";

    /// <summary>Returns the lines of the block; what follows them is for people and is not read.</summary>
    /// <exception cref="FormatException">There is no such block, or a second one follows.</exception>
    public static string Of(string content)
    {
        var lines = content.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n');
        if (!IsDelimiter(lines[0]))
        {
            throw new FormatException("the file does not begin with a line of three dashes.");
        }

        var end = Array.FindIndex(lines, 1, IsDelimiter);
        if (end < 0)
        {
            throw new FormatException("no second line of three dashes ends its front matter.");
        }

        return lines.Skip(end + 1).FirstOrDefault(line => line.Trim().Length > 0) is { } next && IsDelimiter(next)
            ? throw new FormatException("its front matter has more than one document.")
            : string.Join('\n', lines[1..end]);
    }

    private static bool IsDelimiter(string line) => line.TrimEnd() == Delimiter;
}
