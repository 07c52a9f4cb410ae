namespace Whence.Representations.Probes;

/// <summary>How a probe is fitted and judged.</summary>
public sealed record ProbeOptions
{
    /// <summary>Gets the loss.</summary>
    public ProbeKind Kind { get; init; } = ProbeKind.Logistic;

    /// <summary>Gets the factor of half the squared length of the weights, beside the mean loss; above 0.</summary>
    public double Penalty { get; init; } = 0.1;

    /// <summary>Gets the share of vectors that only judge, between 0 and 1.</summary>
    public double HeldOutShare { get; init; } = 0.25;

    /// <summary>Gets how many times the fit is repeated with shuffled labels.</summary>
    public int Controls { get; init; } = 5;

    /// <summary>Gets the seed of the split and of the shuffles.</summary>
    public ulong Seed { get; init; }
}
