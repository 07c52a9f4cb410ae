namespace Whence.Explanations;

/// <summary>A question that cannot be answered; the message says which nearest one can.</summary>
public sealed class ExplanationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ExplanationException"/> class.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="parameter">The part of the question that is wrong, for example <c>target</c>, or null.</param>
    public ExplanationException(string message, string? parameter = null)
        : base(message)
    {
        Parameter = parameter;
    }

    /// <summary>Gets the part of the question that is wrong, by its name in requests, or null.</summary>
    public string? Parameter { get; }
}
