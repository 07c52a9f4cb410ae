using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>An RMS norm, or a layer norm when there is a shift, over rows of the weight's length.</summary>
internal sealed class NormLayer(Parameter weight, Parameter? shift, float epsilon)
{
    public int Width => weight.Spec.Columns;

    /// <summary>Normalises rows; statistics go to [2 * count]: inverse deviations, then means.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y, Span<float> inverse, Span<float> mean)
    {
        if (shift is null)
        {
            RmsNorm.Forward(x, weight.Value, epsilon, y, inverse);
        }
        else
        {
            LayerNorm.Forward(x, weight.Value, shift.Value, epsilon, y, mean, inverse);
        }
    }

    /// <summary>Computes dx, and adds to the partial sums of the weight gradients unless they are empty.</summary>
    public void Backward(
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> inverse,
        ReadOnlySpan<float> mean,
        Span<float> dx,
        Span<float> dWeight,
        Span<float> dShift)
    {
        if (shift is null)
        {
            RmsNorm.Backward(dy, x, weight.Value, inverse, dx, dWeight);
        }
        else
        {
            LayerNorm.Backward(dy, x, weight.Value, mean, inverse, dx, dWeight, dShift);
        }
    }

    /// <summary>Adds the slices' partial sums to the gradients, in the order of the slices.</summary>
    public void AddGradients(ReadOnlySpan<float> partialWeights, ReadOnlySpan<float> partialShifts)
    {
        for (var first = 0; first < partialWeights.Length; first += Width)
        {
            Elementwise.Add(partialWeights.Slice(first, Width), weight.Gradient);
            if (shift is not null)
            {
                Elementwise.Add(partialShifts.Slice(first, Width), shift.Gradient);
            }
        }
    }
}
