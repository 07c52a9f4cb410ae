using System.Globalization;
using Whence.Explanations.Inputs;
using Whence.Pages;

namespace Whence.Cli.Explain;

/// <summary>Puts the evidence for an explanation into words.</summary>
internal static class Evidence
{
    /// <summary>Returns what masking the strongest units did, beside random ones.</summary>
    public static string Control(RandomControl control, string unit)
    {
        var what = control.Units == 1 ? "without the strongest" : $"without the {control.Units} strongest";
        var change = $"{what}: {Numbers.WithSign(-control.Drop)} {unit}";
        return control.Draws == 0
            ? change + "; the rest is too short for a random control"
            : $"{change}; without {control.Tokens} random token{(control.Tokens == 1 ? "" : "s")}: " +
                $"{Numbers.WithSign(-control.RandomDrop)} ± {Numbers.Plain(control.RandomDeviation)}";
    }

    /// <summary>Returns how far the method is from its promise.</summary>
    public static string Error(ErrorFigure error) => string.Create(
        CultureInfo.InvariantCulture, $"{error.Name.Replace('_', ' ')} error {100 * error.Value:0.0} %");

    public static string Cost(int forwards, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{forwards:N0} forwards, {rows:N0} rows");
}
