namespace Whence.Gateway;

/// <summary>The section <c>Gateway:DefaultLimits</c>; null is without limit.</summary>
public sealed class DefaultLimitsOptions
{
    /// <summary>Gets the requests a minute.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Gets the generations that may run at a time.</summary>
    public int? ConcurrentGenerations { get; init; }

    /// <summary>Gets the prompt and generated tokens of a day (UTC).</summary>
    public long? TokensPerDay { get; init; }
}
