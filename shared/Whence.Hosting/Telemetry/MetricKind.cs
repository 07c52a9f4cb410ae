namespace Whence.Hosting.Telemetry;

/// <summary>The kinds of metrics that Prometheus knows.</summary>
internal enum MetricKind
{
    /// <summary>It only grows.</summary>
    Counter,

    /// <summary>It goes up and down.</summary>
    Gauge,

    /// <summary>It counts measurements by size.</summary>
    Histogram,
}
