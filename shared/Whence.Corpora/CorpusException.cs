namespace Whence.Corpora;

/// <summary>A corpus, or a file that belongs to one, that cannot be used; the message says what to do.</summary>
public sealed class CorpusException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="CorpusException"/> class.</summary>
    public CorpusException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal CorpusException(string file, int line, string message, Exception? inner = null)
        : base($"{file}: line {line}: {message}", inner) => Line = line;

    /// <summary>Gets the number of the line that is wrong, from 1, or null where no line is to blame.</summary>
    public int? Line { get; }
}
