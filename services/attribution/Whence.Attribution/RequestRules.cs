using Whence.Contracts.Documents;
using Whence.Hosting.Problems;
using Whence.Models;

namespace Whence.Attribution;

/// <summary>What members of requests may be; a refusal names the member and says what can be.</summary>
internal static class RequestRules
{
    public const int TargetLengthMax = 40;
    public const long SeedMax = (1L << 53) - 1;

    private const int SpansMax = 256;

    /// <exception cref="ApiException">It is none of the names: 422.</exception>
    public static string OneOf(string value, IEnumerable<string> names, string parameter)
    {
        Require(names.Contains(value), $"{parameter} is unknown; use {string.Join(", ", names)}.", parameter);
        return value;
    }

    /// <exception cref="ApiException">It is out of range: 422.</exception>
    public static long Between(long value, long least, long most, string parameter)
    {
        Require(
            value >= least && value <= most,
            $"{parameter} is {value}; use a whole number from {least} to {most}. The nearest is " +
            $"{Math.Clamp(value, least, most)}.",
            parameter);
        return value;
    }

    /// <exception cref="ApiException">There are none or too many, or one of them is null: 422.</exception>
    public static void RequireSpans(IReadOnlyList<CharSpan> spans)
    {
        Require(spans.Count is > 0 and <= SpansMax, $"spans has {spans.Count} items; use 1 to {SpansMax}.", "spans");
        Require(spans.All(span => span is not null), "A span is null; give each its start and its end.", "spans");
    }

    /// <exception cref="ApiException">The condition does not hold: 422.</exception>
    public static void Require(bool condition, string sentence, string parameter)
    {
        if (!condition)
        {
            throw Refusal(sentence, parameter);
        }
    }

    /// <exception cref="ApiException">The request names another model than this: 404.</exception>
    public static void CheckModel(string? name, ModelPackage package)
    {
        if (name is not null && name != package.Name)
        {
            throw new ApiException(
                404, "model_not_found", $"There is no model of this name; use '{package.Name}'.", "model");
        }
    }

    public static ApiException Refusal(string sentence, string? parameter) =>
        new(422, "invalid_value", sentence, parameter);
}
