using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Prompts;

/// <summary>Directions in embedding space, one per position, that climb by Adam (Kingma and Ba 2015).</summary>
internal sealed class SoftPrompt(float[] directions, int width, float learningRate)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _values = directions; // [length, width], not of length one
    private readonly float[] _first = new float[directions.Length];
    private readonly float[] _second = new float[directions.Length];
    private int _steps;
    private int _snapsWithoutGain;
    private double _best = double.NegativeInfinity;

    /// <summary>Returns the unit vector of a position.</summary>
    public float[] Direction(int position)
    {
        var unit = _values.AsSpan(position * width, width).ToArray();
        UnitVectors.Normalize(unit);
        return unit;
    }

    /// <summary>Returns all positions at one length, [positions, width].</summary>
    public float[] Embeddings(float length)
    {
        float[] embeddings = [.. Enumerable.Range(0, _values.Length / width).SelectMany(Direction)];
        Elementwise.Scale(embeddings, length);
        return embeddings;
    }

    /// <summary>Takes a step along the gradient with respect to the unit vectors, [positions, width].</summary>
    public void Climb(float[] dUnits)
    {
        _steps++;
        for (var position = 0; position < _values.Length / width; position++)
        {
            ProjectToValues(dUnits, position);
        }

        var (firstShare, secondShare) = (1 - MathF.Pow(FirstDecay, _steps), 1 - MathF.Pow(SecondDecay, _steps));
        for (var i = 0; i < _values.Length; i++)
        {
            _first[i] += (1 - FirstDecay) * (dUnits[i] - _first[i]);
            _second[i] += (1 - SecondDecay) * ((dUnits[i] * dUnits[i]) - _second[i]);
            var step = _first[i] / firstShare / (MathF.Sqrt(_second[i] / secondShare) + Epsilon);
            _values[i] += learningRate / MathF.Sqrt(width) * step;
        }
    }

    /// <summary>Notes a score and returns how many snaps in a row have not improved on the best.</summary>
    public int SnapsWithoutGain(double score)
    {
        _snapsWithoutGain = score > _best ? 0 : _snapsWithoutGain + 1;
        _best = Math.Max(_best, score);
        return _snapsWithoutGain;
    }

    // With u = v / |v| the gradient of v is (g - ⟨g, u⟩ u) / |v|.
    private void ProjectToValues(float[] gradient, int position)
    {
        var value = _values.AsSpan(position * width, width);
        var slope = gradient.AsSpan(position * width, width);
        var unit = Direction(position);
        Elementwise.AddScaled(unit, -Elementwise.Dot(slope, unit), slope);
        Elementwise.Scale(slope, 1 / MathF.Max(MathF.Sqrt(Elementwise.SumOfSquares(value)), 1e-12f));
    }
}
