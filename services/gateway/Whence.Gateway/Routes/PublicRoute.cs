namespace Whence.Gateway.Routes;

/// <summary>One thing that callers may ask for.</summary>
/// <param name="Method">The method.</param>
/// <param name="Pattern">The path; a part in braces stands for any one segment.</param>
/// <param name="Service">The service that answers.</param>
/// <param name="Scopes">What the caller needs one of; none is open to everybody.</param>
internal sealed record PublicRoute(string Method, string Pattern, string Service, IReadOnlyList<string> Scopes)
{
    /// <summary>Gets a value indicating whether the answer may be a stream.</summary>
    public bool MayStream { get; init; }

    public bool TakesBody => Method is "POST" or "PUT";

    public string Name => $"{Method} {Pattern}";
}
