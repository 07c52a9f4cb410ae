using System.Text.Json;
using System.Text.RegularExpressions;

namespace Whence.Hosting.Problems;

/// <summary>Says what is wrong with JSON, naming fields and never types of ours.</summary>
internal static partial class JsonProblem
{
    private const int NameMax = 100;

    public static Problem Of(JsonException exception)
    {
        if (Unmapped().Match(exception.Message) is { Success: true } unmapped)
        {
            var name = Cut(Beside(exception.Path, unmapped.Groups[1].Value));
            return new Problem(400, "unknown_parameter", $"There is no field \"{name}\"; remove it.", name);
        }

        if (Duplicate().Match(exception.Message) is { Success: true } twice)
        {
            var name = Cut(twice.Groups[1].Value);
            return new Problem(400, "duplicate_parameter", $"The field \"{name}\" is there twice; send it once.", name);
        }

        if (Missing().Match(exception.Message) is { Success: true } missing)
        {
            var name = Cut(missing.Groups[1].Value);
            return new Problem(400, "missing_parameter", $"The field \"{name}\" is missing; add it.", name);
        }

        return WrongTypeOrSyntax(exception);
    }

    private static Problem WrongTypeOrSyntax(JsonException exception)
    {
        var field = Cut(Field(exception.Path));
        if (exception.InnerException is InvalidOperationException { Message: var cause } && cause.Contains("UTF-"))
        {
            return new Problem(
                400, "invalid_json", $"The field \"{field}\" holds no Unicode text; send UTF-8.", field);
        }

        var isValue = exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            || exception.Message.Contains("doesn't allow null", StringComparison.Ordinal)
            || exception.Message.Contains("doesn't allow setting null", StringComparison.Ordinal);
        if (isValue && field.Length > 0)
        {
            return new Problem(
                400, "invalid_type", $"The field \"{field}\" has a value of the wrong type.", field);
        }

        return new Problem(400, "invalid_json", isValue ? "The body is no JSON object; send one." : Where(exception));
    }

    private static string Where(JsonException exception) => exception.LineNumber is { } line
        ? $"The body is not valid JSON: line {line + 1}, byte {exception.BytePositionInLine + 1}."
        : "The body is not valid JSON.";

    // "$.steering.concepts[0].x" is steering.concepts[0].x
    private static string Field(string? path) => path is null ? "" : path.TrimStart('$').TrimStart('.');

    // The path of an unknown field is sometimes that of the object around it.
    private static string Beside(string? path, string name)
    {
        var field = Field(path);
        return field.Length == 0 || field == name || field.EndsWith('.' + name)
            ? (field.Length == 0 ? name : field)
            : $"{field}.{name}";
    }

    private static string Cut(string name) => name.Length <= NameMax ? name : name[..NameMax] + "…";

    [GeneratedRegex(@"^The JSON property '(.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex Unmapped();

    [GeneratedRegex(@"^Duplicate property '(.*?)' encountered", RegexOptions.Singleline)]
    private static partial Regex Duplicate();

    [GeneratedRegex(@"was missing required properties including: '?(.*?)'?[,.;]", RegexOptions.Singleline)]
    private static partial Regex Missing();
}
