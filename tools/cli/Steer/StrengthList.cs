using System.CommandLine.Parsing;
using System.Globalization;

namespace Whence.Cli.Steer;

/// <summary>Strengths with commas between them.</summary>
internal static class StrengthList
{
    public static float[] Parse(ArgumentResult result)
    {
        var parts = result.Tokens.SelectMany(token => token.Value.Split(',')).ToList();
        var strengths = parts.Select(Number).ToList();
        var wrong = strengths.IndexOf(null);
        if (wrong >= 0)
        {
            result.AddError($"--strengths has '{parts[wrong]}', which is not a number above 0; write 1,2,4");
            return [];
        }

        return [.. strengths.Select(strength => strength!.Value)];
    }

    private static float? Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && float.IsFinite(number) && number > 0
            ? number
            : null;
}
