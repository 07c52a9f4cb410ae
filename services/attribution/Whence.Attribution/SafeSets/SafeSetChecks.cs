using System.Globalization;
using System.Text.RegularExpressions;
using Whence.Attribution.Readings;

namespace Whence.Attribution.SafeSets;

/// <summary>Checks a safe set before it is stored, and makes every default explicit.</summary>
internal sealed partial class SafeSetChecks(AttributionModel model, TextReadings readings)
{
    private const int PromptsMin = 10;
    private const int PromptsMax = 1000;
    private const int DescriptionMax = 2000;
    private const double AlarmDefault = 99;

    /// <exception cref="Whence.Hosting.Problems.ApiException">It has other characters, or is too long.</exception>
    public static void CheckName(string name) => RequestRules.Require(
        SafeName().IsMatch(name),
        "The name of a safe set is 1 to 63 small letters, digits and hyphens, beginning with a letter or digit; " +
        "rename it.",
        "name");

    /// <exception cref="Whence.Hosting.Problems.ApiException">Something cannot be; the sentence says what can.
    /// </exception>
    public SafeSetContent Check(SafeSetRequest request)
    {
        var description = request.Description ?? "";
        RequestRules.Require(
            description.Length <= DescriptionMax,
            $"The description has {description.Length} characters; use at most {DescriptionMax}.",
            "description");
        var alarm = request.AlarmPercentile ?? AlarmDefault;
        RequestRules.Require(
            alarm is >= 50 and <= 100,
            string.Create(
                CultureInfo.InvariantCulture, $"alarm_percentile is {alarm}; use a number from 50 to 100."),
            "alarm_percentile");
        var seed = (ulong)RequestRules.Between(request.Seed ?? 0, 0, RequestRules.SeedMax, "seed");
        readings.Check(PromptsMax, ("prompts", request.Prompts));
        string[] prompts = [.. request.Prompts.Distinct(StringComparer.Ordinal)];
        RequestRules.Require(
            prompts.Length >= PromptsMin,
            $"prompts has {prompts.Length} different ones; give at least {PromptsMin}.",
            "prompts");
        for (var i = 0; i < request.Prompts.Count; i++)
        {
            CheckLength(request.Prompts[i], $"prompts[{i}]");
        }

        return new SafeSetContent(prompts, description, alarm, seed);
    }

    /// <summary>Refuses a prompt that leaves no room for an answer.</summary>
    /// <exception cref="Whence.Hosting.Problems.ApiException">It is empty or too long.</exception>
    public void CheckLength(string prompt, string place)
    {
        var (tokens, most) = (model.Package.Tokenizer.Encode(prompt).Length, model.Package.Config.ContextLength - 1);
        RequestRules.Require(
            tokens >= 1 && tokens <= most, $"{place} has {tokens} tokens; use 1 to {most}.", place);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
