namespace Whence.Models.Prompts;

/// <summary>A prompt that a model cannot be given; the message says what can, and holds no text of the prompt.
/// </summary>
public sealed class PromptException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PromptException"/> class.</summary>
    /// <param name="code">A stable code, for example <c>prompt_too_long</c>.</param>
    /// <param name="message">One sentence.</param>
    /// <param name="parameter">The part of the prompt that is wrong, for example <c>tokens[3]</c>, or null.</param>
    public PromptException(string code, string message, string? parameter = null)
        : base(message)
    {
        (Code, Parameter) = (code, parameter);
    }

    /// <summary>Gets the stable code.</summary>
    public string Code { get; }

    /// <summary>Gets the part of the prompt that is wrong, or null.</summary>
    public string? Parameter { get; }
}
