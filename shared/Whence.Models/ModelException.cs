namespace Whence.Models;

/// <summary>A model folder, or something asked of its model, that cannot be; the message says what to do.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ModelException"/> class.</summary>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
