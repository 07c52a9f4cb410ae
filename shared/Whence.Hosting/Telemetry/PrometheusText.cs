using System.Globalization;
using System.Text;

namespace Whence.Hosting.Telemetry;

/// <summary>Writes metrics in Prometheus's text format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Name} {Escape(family.Help)}\n");
            var kind = family.Kind.ToString().ToLowerInvariant();
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Name} {kind}\n");
            foreach (var sample in family.Samples)
            {
                Append(text, family, sample);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, MetricFamily family, MetricSample sample)
    {
        if (family.Kind != MetricKind.Histogram)
        {
            Line(text, family.Name, sample.Labels, null, sample.Value);
            return;
        }

        for (var i = 0; i < family.Bounds.Length; i++)
        {
            Line(text, family.Name + "_bucket", sample.Labels, Number(family.Bounds[i]), sample.Buckets[i]);
        }

        Line(text, family.Name + "_bucket", sample.Labels, "+Inf", sample.Count);
        Line(text, family.Name + "_sum", sample.Labels, null, sample.Value);
        Line(text, family.Name + "_count", sample.Labels, null, sample.Count);
    }

    private static void Line(
        StringBuilder text,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> labels,
        string? bound,
        double value)
    {
        var pairs = labels.Select(label => $"{label.Key}=\"{EscapeLabel(label.Value)}\"").ToList();
        if (bound is not null)
        {
            pairs.Add($"le=\"{bound}\"");
        }

        var set = pairs.Count == 0 ? "" : $"{{{string.Join(',', pairs)}}}";
        text.Append(name).Append(set).Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n");

    private static string EscapeLabel(string text) => Escape(text).Replace("\"", "\\\"");
}
