using System.Globalization;
using Whence.Pages;

namespace Whence.Cli.Trace;

/// <summary>Puts what was taken out, and what that did, into words.</summary>
internal static class WithoutText
{
    public static string Name(WithoutReport report) =>
        "without " + string.Join(", ", report.Sources.Concat(report.Documents).Concat(report.Licences));

    public static string Name(ControlReport control) =>
        $"control: without as much of {string.Join(", ", control.Sources)}";

    /// <summary>Returns the figures of one removal.</summary>
    public static string Figures(RemovalReport removal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{removal.Documents:N0} document{(removal.Documents == 1 ? "" : "s")} out; on the answer that was given " +
        $"{Numbers.WithSign(removal.PredictedDelta)} logits, another token first at {removal.Flips} of " +
        $"{removal.Tokens.Count} (closed form off by at most {removal.Error:0.0e+0}); answered again with the same " +
        $"seed: {Changed(removal)}");

    private static string Changed(RemovalReport removal) => removal.ChangedTokens switch
    {
        0 => "the same answer",
        1 => "1 token differs",
        _ => $"{removal.ChangedTokens} tokens differ",
    };
}
