using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>
/// What all vectors of one reader share, and the radius of a region: the centre direction · magnitude is subtracted
/// before directions are compared (Exemplar Partitioning, arXiv 2605.14347).
/// </summary>
/// <param name="Reader">The reader of the vectors; no other's may be compared.</param>
/// <param name="Direction">The mean direction, a unit vector, [width].</param>
/// <param name="Magnitude">The length of the mean vector along it.</param>
/// <param name="Percentile">The percentile of pairwise distances that the radius is.</param>
/// <param name="Threshold">The radius, a cosine distance of centred vectors, 0 to 2.</param>
public sealed record ExemplarCalibration(
    string Reader, float[] Direction, float Magnitude, double Percentile, double Threshold)
{
    /// <summary>Gets the length of a vector.</summary>
    public int Width => Direction.Length;

    /// <summary>Gets the centre, [width].</summary>
    public float[] Center => [.. Direction.Select(value => value * Magnitude)];

    /// <summary>Measures vectors: their centre first, then the mean over batches of a percentile of the distances
    /// within the batch.</summary>
    /// <exception cref="ModelException">There are fewer than two vectors, or an option cannot be.</exception>
    public static ExemplarCalibration Fit(EmbeddingSet set, ExemplarOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        Check(set, options);

        var (direction, magnitude) = Centre(set);
        var calibration = new ExemplarCalibration(set.Reader, direction, magnitude, options.Percentile, 0);
        return calibration with { Threshold = calibration.MeanPercentile(set, options) };
    }

    /// <summary>Writes the unit vector from the centre towards a vector; the centre itself gives zeros, which are at
    /// distance 1 from everything.</summary>
    public void Normalize(ReadOnlySpan<float> vector, Span<float> unit)
    {
        vector.CopyTo(unit);
        Elementwise.AddScaled(Direction, -Magnitude, unit);
        UnitVectors.Normalize(unit);
    }

    /// <summary>Checks that vectors come from the reader that was calibrated.</summary>
    /// <exception cref="ModelException">They come from another.</exception>
    public void Require(string reader, int width)
    {
        if (reader != Reader || width != Width)
        {
            throw new ModelException(
                $"The exemplars hold {Reader} vectors of {Width}, which cannot be compared with {reader} vectors of " +
                $"{width}; read both the same way.");
        }
    }

    /// <summary>Returns the centred unit vectors of a set.</summary>
    internal UnitVectors Normalize(EmbeddingSet set)
    {
        Require(set.Reader, set.Width);
        var units = new UnitVectors(Width);
        var unit = new float[Width];
        for (var row = 0; row < set.Count; row++)
        {
            Normalize(set.Row(row), unit);
            units.Add(unit);
        }

        return units;
    }

    private static void Check(EmbeddingSet set, ExemplarOptions options)
    {
        if (set.Count < 2 || !(options.Percentile is >= 0 and <= 100))
        {
            throw new ModelException(
                $"Calibration needs at least 2 vectors and a percentile from 0 to 100, not {set.Count} and " +
                $"{options.Percentile}.");
        }

        if (options.BatchSize < 2 || options.CalibrationBatches < 1)
        {
            throw new ModelException(
                $"{options.CalibrationBatches} batches of {options.BatchSize} vectors have no pairs to measure; use " +
                "at least 1 of at least 2.");
        }
    }

    private static (float[] Direction, float Magnitude) Centre(EmbeddingSet set)
    {
        var (direction, mean, unit) = (new float[set.Width], new float[set.Width], new float[set.Width]);
        for (var row = 0; row < set.Count; row++)
        {
            set.Row(row).CopyTo(unit);
            UnitVectors.Normalize(unit);
            Elementwise.Add(unit, direction);
            Elementwise.AddScaled(set.Row(row), 1f / set.Count, mean);
        }

        UnitVectors.Normalize(direction);
        return (direction, Elementwise.Dot(mean, direction));
    }

    private double MeanPercentile(EmbeddingSet set, ExemplarOptions options)
    {
        var units = Normalize(set);
        var batches = (set.Count + options.BatchSize - 1) / options.BatchSize;
        var measured = Math.Min(batches, options.CalibrationBatches);
        var (sum, counted) = (0.0, 0);
        for (var i = 0; i < measured; i++)
        {
            var first = (int)((long)i * batches / measured) * options.BatchSize;
            var distances = units.PairDistances(first, Math.Min(options.BatchSize, set.Count - first));
            if (distances.Length > 0)
            {
                sum += Quantile(distances, options.Percentile / 100);
                counted++;
            }
        }

        return sum / counted;
    }

    // Linear between the two nearest ranks.
    private static double Quantile(float[] values, double share)
    {
        Array.Sort(values);
        var rank = share * (values.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, values.Length - 1);
        return values[below] + ((rank - below) * (values[above] - values[below]));
    }
}
