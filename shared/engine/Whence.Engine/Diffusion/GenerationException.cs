namespace Whence.Engine.Diffusion;

/// <summary>A request that cannot be decoded; the message says which nearest values can.</summary>
public sealed class GenerationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="GenerationException"/> class.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="parameter">The option that is wrong, for example <c>steering.concepts</c>, or null.</param>
    public GenerationException(string message, string? parameter = null)
        : base(message)
    {
        Parameter = parameter;
    }

    /// <summary>Gets the option that is wrong, by its name in requests, or null.</summary>
    public string? Parameter { get; }
}
