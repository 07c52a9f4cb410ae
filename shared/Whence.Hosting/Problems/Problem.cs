using Microsoft.AspNetCore.WebUtilities;

namespace Whence.Hosting.Problems;

/// <summary>What goes into the body of an error.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">One sentence that says what is wrong and what to do.</param>
/// <param name="Parameter">The field, or null.</param>
/// <param name="RetryAfterSeconds">After how many seconds another attempt is worth it, or null.</param>
public sealed record Problem(
    int Status, string Code, string Detail, string? Parameter = null, int? RetryAfterSeconds = null)
{
    /// <summary>Gets the URI of the kind of error.</summary>
    public string Type => $"urn:whence:problem:{Code}";

    /// <summary>Gets the phrase of the status.</summary>
    public string Title => ReasonPhrases.GetReasonPhrase(Status) is { Length: > 0 } phrase ? phrase : "Error";

    /// <summary>Gets the kind of error as OpenAI's clients know it.</summary>
    public string ErrorType => Status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };
}
