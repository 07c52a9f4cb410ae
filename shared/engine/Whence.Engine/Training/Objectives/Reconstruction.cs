using Whence.Engine.Gradients;

namespace Whence.Engine.Training.Objectives;

/// <summary>Mean squared error of the discovered features against what the known ones leave of the hidden state, which
/// is fixed.</summary>
internal static class Reconstruction
{
    /// <summary>Returns the loss and writes its gradient, times <paramref name="weight"/>, to dDiscovered.</summary>
    public static float Loss(
        RowParallel rows,
        float[] hidden,
        float[] known,
        float[] discovered,
        int length,
        float weight,
        float[] dDiscovered)
    {
        var sums = new double[RowParallel.Slices];
        var scale = weight * 2 / length;
        rows.ForRows(length, (slice, first, n) =>
        {
            for (var i = first; i < first + n; i++)
            {
                var error = discovered[i] - (hidden[i] - known[i]);
                sums[slice] += (double)error * error;
                dDiscovered[i] = scale * error;
            }
        });
        return length == 0 ? 0 : (float)(sums.Sum() / length);
    }
}
