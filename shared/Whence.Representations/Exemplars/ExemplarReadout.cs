using Whence.Tensors.Kernels;

namespace Whence.Representations.Exemplars;

/// <summary>Writes vectors in terms of the exemplars of a partition.</summary>
public static class ExemplarReadout
{
    /// <summary>Returns one number per exemplar, [exemplars].</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="vector">A vector of its reader, [width].</param>
    /// <param name="kind">Which numbers.</param>
    /// <param name="top">How many projections <see cref="ReadoutKind.TopProjection"/> keeps.</param>
    public static float[] Of(ExemplarPartition partition, ReadOnlySpan<float> vector, ReadoutKind kind, int top = 1)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var values = new float[partition.Exemplars.Count];
        partition.Cosines(vector, values);
        if (kind is ReadoutKind.Projection or ReadoutKind.TopProjection)
        {
            Elementwise.Scale(values, CentredLength(partition.Calibration, vector));
        }

        return kind switch
        {
            ReadoutKind.TopProjection => Keep(values, Math.Min(top, values.Length), value => value),
            ReadoutKind.OneHot => Keep(values, 1, _ => 1),
            _ => values,
        };
    }

    private static float CentredLength(ExemplarCalibration calibration, ReadOnlySpan<float> vector)
    {
        var centred = vector.ToArray();
        Elementwise.AddScaled(calibration.Direction, -calibration.Magnitude, centred);
        return MathF.Sqrt(Elementwise.SumOfSquares(centred));
    }

    private static float[] Keep(float[] values, int count, Func<float, float> value)
    {
        var (indices, top) = (new int[count], new float[count]);
        TopK.Select(values, indices, top);
        var kept = new float[values.Length];
        for (var i = 0; i < count; i++)
        {
            kept[indices[i]] = value(top[i]);
        }

        return kept;
    }
}
