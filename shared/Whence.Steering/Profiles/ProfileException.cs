namespace Whence.Steering.Profiles;

/// <summary>A profile that cannot be; the message names the entry and says what to do.</summary>
public sealed class ProfileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ProfileException"/> class.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="parameter">The part that is wrong, for example <c>entries[2].multiplier</c>, or null.</param>
    /// <param name="inner">What was met underneath, or null.</param>
    public ProfileException(string message, string? parameter = null, Exception? inner = null)
        : base(message, inner)
    {
        Parameter = parameter;
    }

    /// <summary>Gets the part that is wrong, or null.</summary>
    public string? Parameter { get; }
}
