using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>What every run needs.</summary>
internal sealed class ExplanationParts(
    IExplanationStore store,
    IEnumerable<IExplainer> explainers,
    AttributionMetrics metrics,
    IOptions<AttributionOptions> options,
    TimeProvider time,
    ILogger<ExplanationWorker> log)
{
    private readonly Dictionary<ExplanationKind, IExplainer> _explainers =
        explainers.ToDictionary(explainer => explainer.Kind);

    public IExplanationStore Store => store;

    public AttributionMetrics Metrics => metrics;

    public AttributionOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Log => log;

    public IExplainer Explainer(ExplanationKind kind) => _explainers[kind];
}
