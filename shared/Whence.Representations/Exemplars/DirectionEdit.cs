using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>A change of vectors along one direction.</summary>
/// <param name="Direction">A unit vector e, [width].</param>
/// <param name="Center">The centre c that the projection is taken from, [width].</param>
/// <param name="Amount">What is added along e; null projects e out instead.</param>
public sealed record DirectionEdit(float[] Direction, float[] Center, float? Amount = null)
{
    /// <summary>Projects an exemplar out: x' = (x - c) - ⟨x - c, e⟩ e + c.</summary>
    public static DirectionEdit Ablate(ExemplarPartition partition, int exemplar)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return new DirectionEdit(partition.Exemplars[exemplar].Vector, partition.Calibration.Center);
    }

    /// <summary>Adds an exemplar: x' = x + multiple · |c| · e; half is gentle, two to three is hard.</summary>
    public static DirectionEdit Add(ExemplarPartition partition, int exemplar, float multiple)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var calibration = partition.Calibration;
        return new DirectionEdit(
            partition.Exemplars[exemplar].Vector, calibration.Center, multiple * Math.Abs(calibration.Magnitude));
    }

    /// <summary>Changes rows in place.</summary>
    /// <param name="rows">[rows, width].</param>
    public void Apply(Span<float> rows)
    {
        var width = Direction.Length;
        var offset = Elementwise.Dot(Center, Direction);
        for (var start = 0; start < rows.Length; start += width)
        {
            var row = rows.Slice(start, width);
            Elementwise.AddScaled(Direction, Amount ?? (offset - Elementwise.Dot(row, Direction)), row);
        }
    }
}
