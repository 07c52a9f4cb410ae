namespace Whence.Text;

/// <summary>Says that a vocabulary file cannot be used, and where in the file the reason lies.</summary>
public sealed class VocabularyException : Exception
{
    /// <summary>Creates the error; <paramref name="line"/> counts from one, null when no line is to blame.</summary>
    public VocabularyException(string file, int? line, string problem, Exception? inner = null)
        : base(line is null ? $"{file}: {problem}" : $"{file}, line {line}: {problem}", inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>Gets the path of the file that cannot be used.</summary>
    public string File { get; }

    /// <summary>Gets the line to blame, counted from one, or null when the whole file is.</summary>
    public int? Line { get; }
}
