namespace Whence.Cli.Bench.Explain;

/// <summary>How far integrated gradients by one rule are from complete.</summary>
/// <param name="Rule">The rule and its points.</param>
/// <param name="Target">token or answer.</param>
/// <param name="Targets">How many were explained.</param>
/// <param name="Median">Median of |Σ scores - (value - baseline)| / |value - baseline|.</param>
/// <param name="P90">Its 90th percentile.</param>
/// <param name="Max">Its maximum.</param>
/// <param name="MaxNats">The largest |Σ scores - (value - baseline)|, in nats; for answers per token.</param>
internal sealed record CompletenessRow(
    string Rule, string Target, int Targets, double Median, double P90, double Max, double MaxNats);
