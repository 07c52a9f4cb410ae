namespace Whence.Scorecard;

/// <summary>A scorecard that cannot be measured as asked; the message says what to do.</summary>
public sealed class ScorecardException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ScorecardException"/> class.</summary>
    public ScorecardException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
