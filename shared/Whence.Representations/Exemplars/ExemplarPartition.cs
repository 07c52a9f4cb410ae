using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>The regions that vectors of one reader were partitioned into.</summary>
public sealed class ExemplarPartition
{
    private readonly UnitVectors _units;

    /// <summary>Initializes a new instance of the <see cref="ExemplarPartition"/> class.</summary>
    /// <param name="calibration">Centre and radius.</param>
    /// <param name="exemplars">The regions, in the order in which they were opened.</param>
    /// <param name="outside">How many vectors no region took because the partition was full.</param>
    public ExemplarPartition(ExemplarCalibration calibration, IReadOnlyList<Exemplar> exemplars, int outside = 0)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(exemplars);
        (Calibration, Exemplars, Outside) = (calibration, exemplars, outside);
        _units = new UnitVectors(calibration.Width);
        foreach (var exemplar in exemplars)
        {
            _units.Add(exemplar.Vector);
        }
    }

    /// <summary>Gets centre and radius.</summary>
    public ExemplarCalibration Calibration { get; }

    /// <summary>Gets the regions.</summary>
    public IReadOnlyList<Exemplar> Exemplars { get; }

    /// <summary>Gets how many vectors no region took because the partition was full.</summary>
    public int Outside { get; }

    /// <summary>Returns the nearest region.</summary>
    /// <param name="vector">A vector of the calibrated reader, [width], not centred.</param>
    public ExemplarMatch Match(ReadOnlySpan<float> vector)
    {
        var unit = Unit(vector);
        var (index, distance) = _units.Nearest(unit);
        return new ExemplarMatch(index, distance, distance <= Calibration.Threshold);
    }

    /// <summary>Returns the nearest regions, nearest first.</summary>
    public IReadOnlyList<ExemplarMatch> Nearest(ReadOnlySpan<float> vector, int count)
    {
        var cosines = new float[Exemplars.Count];
        Cosines(vector, cosines);
        return
        [
            .. cosines.Select((cosine, index) => (Index: index, Distance: Math.Clamp(1.0 - cosine, 0, 2)))
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Index)
                .Take(count)
                .Select(candidate => new ExemplarMatch(
                    candidate.Index, candidate.Distance, candidate.Distance <= Calibration.Threshold)),
        ];
    }

    /// <summary>Writes the cosine of the centred vector with every exemplar, [exemplars].</summary>
    public void Cosines(ReadOnlySpan<float> vector, Span<float> cosines)
    {
        var unit = Unit(vector);
        for (var i = 0; i < Exemplars.Count; i++)
        {
            cosines[i] = Elementwise.Dot(unit, _units[i]);
        }
    }

    private float[] Unit(ReadOnlySpan<float> vector)
    {
        var unit = new float[Calibration.Width];
        Calibration.Normalize(vector, unit);
        return unit;
    }
}
