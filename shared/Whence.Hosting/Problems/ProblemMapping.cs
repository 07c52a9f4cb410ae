using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Messaging;

namespace Whence.Hosting.Problems;

/// <summary>Says which error an exception is.</summary>
public static class ProblemMapping
{
    /// <summary>Returns the problem of an exception; what nobody expected is a 500 without details. JSON is the
    /// caller's only as the cause of a bad request: elsewhere it is ours.</summary>
    public static Problem Of(Exception exception) => exception switch
    {
        ApiException api => new Problem(api.Status, api.Code, api.Message, api.Parameter, api.RetryAfterSeconds),
        BadHttpRequestException { InnerException: JsonException json } => JsonProblem.Of(json),
        BadHttpRequestException bad => BindingProblem.Of(bad) ?? OfStatus(bad.StatusCode),
        HttpRequestException or TimeoutException or UndeliveredException =>
            OfStatus(StatusCodes.Status503ServiceUnavailable), // somebody whom this service asked
        _ when Chain(exception).OfType<DbException>().Any(error => error.IsTransient) =>
            OfStatus(StatusCodes.Status503ServiceUnavailable),
        _ => OfStatus(StatusCodes.Status500InternalServerError),
    };

    /// <summary>Returns the problem of a bare status.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        400 => new Problem(400, "invalid_request", "The request is malformed; send a JSON object in the body."),
        401 => new Problem(401, "unauthenticated", "The request names no caller; send an API key."),
        403 => new Problem(403, "forbidden", "The caller may not do this."),
        404 => new Problem(404, "not_found", "There is nothing at this path; see /openapi/v1.json for what there is."),
        405 => new Problem(405, "method_not_allowed", "Use a method that the header Allow names."),
        408 => new Problem(408, "request_timeout", "The body arrived too slowly; send it again."),
        413 => new Problem(413, "request_too_large", "The body is too large; shorten it."),
        415 => new Problem(
            415, "unsupported_media_type", "Send Content-Type: application/json in UTF-8, without Content-Encoding."),
        431 => new Problem(431, "headers_too_large", "The headers are too large; send fewer."),
        429 => new Problem(429, "rate_limited", "Too many requests; wait before the next one.", null, 1),
        503 => new Problem(503, "unavailable", "The service cannot answer now; try again.", null, 1),
        >= 500 => new Problem(status, "internal_error", "Something went wrong; report the request id."),
        _ => new Problem(status, "invalid_request", "The request was refused."),
    };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException!)
        {
            yield return current;
        }
    }
}
