using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Whence.Hosting.Problems;

/// <summary>Says which parameter of a path or query, or that the body, could not be read.</summary>
internal static partial class BindingProblem
{
    public static Problem? Of(BadHttpRequestException exception)
    {
        if (Unreadable().Match(exception.Message) is { Success: true } unreadable)
        {
            var name = Wire(unreadable);
            return new Problem(
                400, "invalid_type", $"The parameter \"{name}\" has a value of the wrong type.", name);
        }

        if (Missing().Match(exception.Message) is { Success: true } missing)
        {
            var name = Wire(missing);
            return new Problem(400, "missing_parameter", $"The parameter \"{name}\" is missing; add it.", name);
        }

        return NoBody().IsMatch(exception.Message)
            ? new Problem(400, "invalid_json", "The body is empty or null; send a JSON object.")
            : null;
    }

    // The message has the name of the code; callers know the name on the wire.
    private static string Wire(Match match) => JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups[1].Value);

    [GeneratedRegex(@"^Failed to bind parameter ""\S+ (\w+)"" from ")]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"^Required parameter ""\S+ \w+"" was not provided from body|but no body was provided")]
    private static partial Regex NoBody();

    [GeneratedRegex(@"^Required parameter ""\S+ (\w+)"" was not provided from (?:query string|route|header)")]
    private static partial Regex Missing();
}
