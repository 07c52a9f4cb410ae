namespace Whence.Representations.Exemplars;

/// <summary>How a partition of exemplars is built.</summary>
public sealed record ExemplarOptions
{
    /// <summary>Gets the percentile of pairwise distances, 0 to 100, that becomes the radius of a region: smaller is
    /// finer.</summary>
    public double Percentile { get; init; } = 10;

    /// <summary>Gets how many vectors are matched together.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Gets how many batches calibration measures at most, spread evenly.</summary>
    public int CalibrationBatches { get; init; } = 64;

    /// <summary>Gets the regions at which building stops opening new ones; 0 for no limit.</summary>
    public int ExemplarsMax { get; init; }

    /// <summary>Gets how many batches in a row without a new region mean that the partition is saturated; 0 for
    /// never.</summary>
    public int SaturationBatches { get; init; }

    /// <summary>Gets how many closest and how many farthest members a region remembers.</summary>
    public int Extremes { get; init; } = 10;

    /// <summary>Gets how many members a region keeps as a fair sample.</summary>
    public int SampleSize { get; init; } = 30;

    /// <summary>Gets the seed of the samples.</summary>
    public ulong Seed { get; init; }
}
