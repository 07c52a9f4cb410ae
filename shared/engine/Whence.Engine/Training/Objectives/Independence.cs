using Whence.Engine.Gradients;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Training.Objectives;

/// <summary>
/// Mean squared cross-covariance of discovered and known features: |Ψᵀ Φ / (M - 1)|² / d², with the known side fixed.
/// </summary>
internal sealed class Independence(int width)
{
    private float[] _known = []; // Φ, [rows, width], centred
    private float[] _discovered = []; // Ψ, [rows, width], centred
    private float[] _covariance = []; // [width, width]

    /// <summary>Returns the loss and adds its gradient, times <paramref name="weight"/>, to dDiscovered.</summary>
    public float AddLoss(
        RowParallel rows, float[] known, float[] discovered, int count, float weight, float[] dDiscovered)
    {
        if (count < 2)
        {
            return 0;
        }

        var phi = Centre(ref _known, known, count);
        var psi = Centre(ref _discovered, discovered, count);
        var covariance = Buffers.Grow(ref _covariance, width * width);
        var shape = new GemmShape(width, width, count, leftTransposed: true);
        Gemm.Multiply(rows.Pool, psi, phi, covariance, in shape);
        Elementwise.Scale(covariance, 1f / (count - 1));
        var loss = Elementwise.SumOfSquares(covariance) / ((float)width * width);

        // dΨ = 2 Φ Cᵀ / ((M - 1) d²); its columns sum to zero because those of Φ do, so centring changes nothing.
        Elementwise.Scale(covariance, weight * 2 / ((float)width * width * (count - 1)));
        var back = new GemmShape(count, width, width, rightTransposed: true);
        Gemm.Multiply(rows.Pool, phi, covariance, dDiscovered.AsSpan(0, count * width), in back, accumulate: true);
        return loss;
    }

    private Span<float> Centre(ref float[] buffer, float[] features, int count)
    {
        var centred = Buffers.Grow(ref buffer, count * width);
        features.AsSpan(0, count * width).CopyTo(centred);
        Span<float> mean = new float[width];
        for (var row = 0; row < count; row++)
        {
            Elementwise.AddScaled(centred.Slice(row * width, width), 1f / count, mean);
        }

        for (var row = 0; row < count; row++)
        {
            Elementwise.AddScaled(mean, -1, centred.Slice(row * width, width));
        }

        return centred;
    }
}
