using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Gradients;

/// <summary>y = x · Wᵀ + b, and its gradients.</summary>
internal sealed class LinearLayer(Parameter weight, Parameter? bias)
{
    public int Inputs => weight.Spec.Columns;

    public int Outputs => weight.Spec.Rows;

    public void Forward(RowParallel rows, ReadOnlySpan<float> x, int count, Span<float> y)
    {
        var shape = new GemmShape(count, Outputs, Inputs, rightTransposed: true);
        Gemm.Multiply(rows.Pool, x, weight.Value, y, in shape);
        if (bias is not null)
        {
            for (var row = 0; row < count; row++)
            {
                Elementwise.Add(bias.Value, y.Slice(row * Outputs, Outputs));
            }
        }
    }

    /// <summary>dx (+)= dy · W.</summary>
    public void BackwardInput(RowParallel rows, ReadOnlySpan<float> dy, int count, Span<float> dx, bool accumulate)
    {
        var shape = new GemmShape(count, Inputs, Outputs);
        Gemm.Multiply(rows.Pool, dy, weight.Value, dx, in shape, accumulate);
    }

    /// <summary>dW += dyᵀ · x and db += the column sums of dy.</summary>
    public void BackwardWeight(RowParallel rows, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, int count)
    {
        var shape = new GemmShape(Outputs, Inputs, count, leftTransposed: true);
        Gemm.Multiply(rows.Pool, dy, x, weight.Gradient, in shape, accumulate: true);
        if (bias is not null)
        {
            for (var row = 0; row < count; row++)
            {
                Elementwise.Add(dy.Slice(row * Outputs, Outputs), bias.Gradient);
            }
        }
    }
}
