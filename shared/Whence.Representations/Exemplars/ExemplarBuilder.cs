using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Exemplars;

/// <summary>
/// Partitions vectors in one pass (leader clustering, Hartigan 1975; Exemplar Partitioning, arXiv 2605.14347):
/// <list type="number">
/// <item>Match a batch against the regions there are; a vector within the radius joins the nearest.</item>
/// <item>Of the others, in their order, each joins the nearest region that this batch opened, or opens one.</item>
/// </list>
/// Exemplars are therefore always farther apart than the radius.
/// </summary>
public sealed class ExemplarBuilder
{
    private readonly ExemplarCalibration _calibration;
    private readonly ExemplarOptions _options;
    private readonly UnitVectors _exemplars;
    private readonly List<Region> _regions = [];
    private int _quietBatches;
    private int _outside;

    /// <summary>Initializes a new instance of the <see cref="ExemplarBuilder"/> class.</summary>
    public ExemplarBuilder(ExemplarCalibration calibration, ExemplarOptions options)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(options);
        (_calibration, _options, _exemplars) = (calibration, options, new UnitVectors(calibration.Width));
    }

    /// <summary>Gets how many regions there are.</summary>
    public int Count => _regions.Count;

    /// <summary>Gets a value indicating whether the last batches opened no region.</summary>
    public bool IsSaturated => _options.SaturationBatches > 0 && _quietBatches >= _options.SaturationBatches;

    private bool IsFull => _options.ExemplarsMax > 0 && Count >= _options.ExemplarsMax;

    /// <summary>Calibrates on vectors and partitions them, batch by batch until they end or saturation.</summary>
    /// <exception cref="ModelException">There are fewer than two vectors, or an option cannot be.</exception>
    public static ExemplarPartition Build(EmbeddingSet set, ExemplarOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new ExemplarOptions();
        var builder = new ExemplarBuilder(ExemplarCalibration.Fit(set, options), options);
        for (var first = 0; first < set.Count && !builder.IsSaturated; first += options.BatchSize)
        {
            builder.Add(set.Take([.. Enumerable.Range(first, Math.Min(options.BatchSize, set.Count - first))]));
        }

        return builder.Build();
    }

    /// <summary>Adds one batch and returns how many regions it opened.</summary>
    /// <exception cref="ModelException">The vectors come from another reader than the calibration.</exception>
    public int Add(EmbeddingSet batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var units = _calibration.Normalize(batch);
        var before = Count;
        var unmatched = Enumerable.Range(0, batch.Count).Where(row => !Join(row, first: 0)).ToList();
        foreach (var row in unmatched.Where(row => !Join(row, before)))
        {
            Open(units[row].ToArray(), batch.Origins[row]);
        }

        _quietBatches = Count == before ? _quietBatches + 1 : 0;
        return Count - before;

        bool Join(int row, int first)
        {
            var (region, distance) = _exemplars.Nearest(units[row], first);
            if (region < 0 || distance > _calibration.Threshold)
            {
                return false;
            }

            _regions[region].Add(units[row], batch.Origins[row], distance);
            return true;
        }
    }

    /// <summary>Returns the regions as they are now.</summary>
    public ExemplarPartition Build() =>
        new(_calibration, [.. _regions.Select(region => region.Build())], _outside);

    private void Open(float[] unit, VectorOrigin origin)
    {
        if (IsFull)
        {
            _outside++;
            return;
        }

        var region = new Region(Count, origin, unit, _options);
        region.Add(unit, origin, 0);
        _regions.Add(region);
        _exemplars.Add(unit);
    }
}
