namespace Whence.Engine.Configuration;

/// <summary>A model configuration that cannot be used; the message names the file and says what to correct.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ConfigException"/> class.</summary>
    public ConfigException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
