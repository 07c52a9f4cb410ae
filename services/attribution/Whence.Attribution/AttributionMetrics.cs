using System.Diagnostics.Metrics;
using Whence.Attribution.Jobs;

namespace Whence.Attribution;

/// <summary>What attribution counts.</summary>
internal sealed class AttributionMetrics
{
    private readonly Counter<long> _answers;
    private readonly Counter<long> _unverified;
    private readonly Counter<long> _explanations;

    public AttributionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Whence.Attribution");
        _answers = meter.CreateCounter<long>(
            "whence.attribution.answers", null, "Answers of generations: explained, or the code of the failure.");
        _unverified = meter.CreateCounter<long>(
            "whence.attribution.unverified", null, "Explanations whose parts miss a logit by more than rounding.");
        _explanations = meter.CreateCounter<long>(
            "whence.attribution.explanations", null, "Explanations ended, by kind and outcome.");
    }

    public void Explained(bool isVerified)
    {
        Count("explained");
        _unverified.Add(isVerified ? 0 : 1);
    }

    public void Failed(string code) => Count(code);

    public void Ended(ExplanationKind kind, ExplanationState state) => _explanations.Add(
        1,
        new KeyValuePair<string, object?>("kind", kind.ToString().ToLowerInvariant()),
        new KeyValuePair<string, object?>("outcome", state.ToString().ToLowerInvariant()));

    private void Count(string outcome) => _answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
