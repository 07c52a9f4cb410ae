using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Http;

namespace Whence.Hosting.Problems;

/// <summary>Writes errors: problem details (RFC 9457) and OpenAI's error member in one body.</summary>
public static class ProblemWriter
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Answers with a problem.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(problem);
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(Body(context, problem), context.RequestAborted);
    }

    /// <summary>Returns the error member alone, as streams send it.</summary>
    public static ProblemError ErrorOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ProblemError(problem.Detail, problem.ErrorType, problem.Parameter, problem.Code);
    }

    private static byte[] Body(HttpContext context, Problem problem) => JsonSerializer.SerializeToUtf8Bytes(
        new ProblemBody(
            problem.Type,
            problem.Title,
            problem.Status,
            problem.Detail,
            context.Request.Path.ToUriComponent(),
            context.TraceIdentifier,
            ErrorOf(problem)),
        ApiJson.Options);
}
