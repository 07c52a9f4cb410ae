using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Whence.Hosting.Telemetry;

/// <summary>Turns names of instruments and tags into those of Prometheus.</summary>
internal static partial class MetricNames
{
    private const string Count = "_count";

    public static string Of(Instrument instrument, MetricKind kind)
    {
        var name = Clean(instrument.Name);
        if (kind != MetricKind.Histogram && name.EndsWith(Count, StringComparison.Ordinal))
        {
            name = name[..^Count.Length]; // Prometheus keeps this ending for histograms
        }

        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        name = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        var lacksTotal = kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal);
        return lacksTotal ? name + "_total" : name;
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new KeyValuePair<string, string>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            var value = Convert.ToString(tags[i].Value, CultureInfo.InvariantCulture) ?? "";
            labels[i] = new KeyValuePair<string, string>(Clean(tags[i].Key), value);
        }

        return labels;
    }

    private static string Clean(string name) => Other().Replace(name, "_");

    [GeneratedRegex("[^a-zA-Z0-9_]")]
    private static partial Regex Other();
}
