namespace Whence.Attribution;

/// <summary>An answer that cannot be explained, whatever is tried again; the message holds no text of it.</summary>
internal sealed class AttributionException(string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public string Code { get; } = code;
}
