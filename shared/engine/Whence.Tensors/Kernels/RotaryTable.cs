namespace Whence.Tensors.Kernels;

/// <summary>Sines and cosines of the rotary position embedding (Su et al. 2021), one row per position. Angles are
/// rounded to single precision at the same points as in the PyTorch reference.</summary>
public sealed class RotaryTable
{
    private readonly float[] _sine; // [positions, headDim / 2]
    private readonly float[] _cosine; // [positions, headDim / 2]

    /// <summary>Builds the table.</summary>
    /// <param name="positions">The number of positions, from 0.</param>
    /// <param name="headDim">The channels of one head, an even number.</param>
    /// <param name="theta">The base of the wavelengths, usually 10,000.</param>
    /// <exception cref="ArgumentException">A number is not positive, or headDim is odd.</exception>
    public RotaryTable(int positions, int headDim, float theta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headDim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(theta);
        if (headDim % 2 != 0)
        {
            throw new ArgumentException(
                $"A head of {headDim} channels cannot be rotated in pairs; pass an even number.", nameof(headDim));
        }

        Positions = positions;
        HeadDim = headDim;
        _sine = new float[positions * (headDim / 2)];
        _cosine = new float[_sine.Length];
        for (var index = 0; index < _sine.Length; index++)
        {
            var (position, pair) = Math.DivRem(index, headDim / 2);
            var inverseFrequency = 1f / MathF.Pow(theta, (float)(2 * pair) / headDim);
            var angle = position * inverseFrequency;
            _sine[index] = (float)Math.Sin(angle);
            _cosine[index] = (float)Math.Cos(angle);
        }
    }

    /// <summary>Gets the number of positions.</summary>
    public int Positions { get; }

    /// <summary>Gets the channels of one head.</summary>
    public int HeadDim { get; }

    /// <summary>Returns the sines of a position: [headDim / 2].</summary>
    public ReadOnlySpan<float> Sine(int position) => _sine.AsSpan(position * (HeadDim / 2), HeadDim / 2);

    /// <summary>Returns the cosines of a position: [headDim / 2].</summary>
    public ReadOnlySpan<float> Cosine(int position) => _cosine.AsSpan(position * (HeadDim / 2), HeadDim / 2);
}
