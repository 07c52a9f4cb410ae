using System.Globalization;
using Whence.Hosting.Problems;

namespace Whence.Attribution;

/// <summary>Refuses what a request cannot ask: 422 with the field, the wrong value and what can be.</summary>
internal static class Refusal
{
    /// <exception cref="ApiException">The condition does not hold.</exception>
    public static void Unless(bool condition, string sentence, string parameter)
    {
        if (!condition)
        {
            throw Of(sentence, parameter);
        }
    }

    /// <exception cref="ApiException">The value is out of range.</exception>
    public static long Outside(long value, long least, long most, string parameter) =>
        value >= least && value <= most
            ? value
            : throw Of(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} is {value}; use a whole number from {least} to {most}. The nearest is " +
                    $"{Math.Clamp(value, least, most)}."),
                parameter);

    /// <exception cref="ApiException">The value is none of the names.</exception>
    public static string Unknown(string value, IEnumerable<string> names, string parameter) =>
        names.Contains(value)
            ? value
            : throw Of($"{parameter} is unknown; use {string.Join(", ", names)}.", parameter);

    public static ApiException Of(string sentence, string? parameter) =>
        new(422, "invalid_value", sentence, parameter);
}
