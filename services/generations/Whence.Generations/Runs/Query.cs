using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Reads query parameters; unknown ones are refused, so that a misspelt one is noticed.</summary>
internal sealed class Query(IQueryCollection values)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Text(string name)
    {
        _known.Add(name);
        return !values.TryGetValue(name, out var found) ? null
            : found.Count == 1 ? found[0]
            : throw Invalid(400, name, $"{name} stands in the address twice; give it once.");
    }

    public int Whole(string name, int least, int most, int standard)
    {
        if (Text(name) is not { } text)
        {
            return standard;
        }

        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return isNumber && value >= least && value <= most
            ? (int)value
            : throw Invalid(
                StatusCodes.Status422UnprocessableEntity,
                name,
                $"{name} must be a whole number from {least} to {most}; " +
                $"the nearest is {(isNumber ? Math.Clamp(value, least, most) : standard)}.");
    }

    public bool Flag(string name) => Choice(name, ["false", "true"]) == "true";

    /// <summary>Reads one of some words; the first is the default.</summary>
    public string Choice(string name, string[] choices) =>
        Text(name) is not { } text ? choices[0]
        : choices.Contains(text) ? text
        : throw Invalid(
            StatusCodes.Status422UnprocessableEntity, name, $"{name} must be {string.Join(" or ", choices)}.");

    public void Close()
    {
        foreach (var name in values.Keys.Where(name => !_known.Contains(name)))
        {
            var known = _known.Count == 0 ? "none is known" : $"known are {string.Join(", ", _known)}";
            throw new ApiException(
                StatusCodes.Status400BadRequest,
                "unknown_parameter",
                $"The address has an unknown parameter; {known}.",
                name.Length <= 64 ? name : name[..64]);
        }
    }

    private static ApiException Invalid(int status, string name, string sentence) =>
        new(status, "invalid_value", sentence, name);
}
