using System.Runtime.CompilerServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>The gated unit of the feed-forward layer (Shazeer 2020): y = up * silu(gate). A row of the input holds
/// the up half first, then the gate half.</summary>
public static class SwiGlu
{
    /// <summary>Computes the gated rows.</summary>
    /// <param name="gateUp">[rows, 2 * width].</param>
    /// <param name="y">[rows, width].</param>
    /// <param name="width">The channels of one half.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Forward(ReadOnlySpan<float> gateUp, Span<float> y, int width) =>
        Forward(SimdSupport.Level, gateUp, y, width);

    /// <summary>Turns the gradient of y into that of the input.</summary>
    /// <param name="dy">[rows, width].</param>
    /// <param name="gateUp">[rows, 2 * width], the input of the forward pass.</param>
    /// <param name="dGateUp">[rows, 2 * width], overwritten; must not be gateUp.</param>
    /// <param name="width">The channels of one half.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Backward(ReadOnlySpan<float> dy, ReadOnlySpan<float> gateUp, Span<float> dGateUp, int width) =>
        Backward(SimdSupport.Level, dy, gateUp, dGateUp, width);

    internal static void Forward(SimdLevel level, ReadOnlySpan<float> gateUp, Span<float> y, int width)
    {
        var rows = Shape.Rows(gateUp, 2 * width);
        Shape.Require(y, rows * width);
        for (var row = 0; row < rows; row++)
        {
            var up = gateUp.Slice(row * 2 * width, width);
            var gate = gateUp.Slice((row * 2 * width) + width, width);
            Map.Run(level, default(TimesSilu), up, gate, y.Slice(row * width, width));
        }
    }

    internal static void Backward(
        SimdLevel level, ReadOnlySpan<float> dy, ReadOnlySpan<float> gateUp, Span<float> dGateUp, int width)
    {
        var rows = Shape.Rows(gateUp, 2 * width);
        Shape.Require(dy, rows * width);
        Shape.Require(dGateUp, gateUp.Length);
        for (var row = 0; row < rows; row++)
        {
            var dyRow = dy.Slice(row * width, width);
            var up = gateUp.Slice(row * 2 * width, width);
            var gate = gateUp.Slice((row * 2 * width) + width, width);
            Map.Run(level, default(TimesSilu), dyRow, gate, dGateUp.Slice(row * 2 * width, width));
            Map.Run(level, default(GateGradient), dyRow, up, gate, dGateUp.Slice((row * 2 * width) + width, width));
        }
    }

    private readonly struct TimesSilu : IBinaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec x, TVec gate)
            where TVec : struct, ISimdFloat<TVec> => x * (gate * Sigmoid.Of(gate));
    }

    private readonly struct GateGradient : ITernaryMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVec Apply<TVec>(TVec dy, TVec up, TVec gate)
            where TVec : struct, ISimdFloat<TVec> => dy * up * Silu.Slope(gate);
    }
}
