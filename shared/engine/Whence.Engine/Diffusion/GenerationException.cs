namespace Whence.Engine.Diffusion;

/// <summary>A request that cannot be decoded; the message says which nearest values can.</summary>
public sealed class GenerationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="GenerationException"/> class.</summary>
    public GenerationException(string message)
        : base(message)
    {
    }
}
