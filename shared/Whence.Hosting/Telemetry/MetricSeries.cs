namespace Whence.Hosting.Telemetry;

/// <summary>The numbers of one instrument under one set of labels.</summary>
internal sealed class MetricSeries(IReadOnlyList<KeyValuePair<string, string>> labels, double[] bounds)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bounds.Length];
    private double _sum;
    private long _count;

    public IReadOnlyList<KeyValuePair<string, string>> Labels => labels;

    public void Add(double value)
    {
        lock (_lock)
        {
            _sum += value;
        }
    }

    public void Set(double value)
    {
        lock (_lock)
        {
            _sum = value;
        }
    }

    public void Observe(double value)
    {
        lock (_lock)
        {
            _count++;
            _sum += value;
            for (var i = 0; i < bounds.Length; i++)
            {
                _buckets[i] += value <= bounds[i] ? 1 : 0;
            }
        }
    }

    public MetricSample Read()
    {
        lock (_lock)
        {
            return new MetricSample(labels, _sum, _count, [.. _buckets]);
        }
    }
}
