using System.Diagnostics.Metrics;

namespace Whence.Attribution;

/// <summary>What attribution counts.</summary>
internal sealed class AttributionMetrics
{
    private readonly Counter<long> _answers;
    private readonly Counter<long> _unverified;

    public AttributionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Whence.Attribution");
        _answers = meter.CreateCounter<long>(
            "whence.attribution.answers", null, "Answers of generations: explained, or the code of the failure.");
        _unverified = meter.CreateCounter<long>(
            "whence.attribution.unverified", null, "Explanations whose parts miss a logit by more than rounding.");
    }

    public void Explained(bool isVerified)
    {
        Count("explained");
        _unverified.Add(isVerified ? 0 : 1);
    }

    public void Failed(string code) => Count(code);

    private void Count(string outcome) => _answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
