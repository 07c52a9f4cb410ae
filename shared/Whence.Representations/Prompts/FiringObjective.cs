using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Models;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Prompts;

/// <summary>The mean logit of a concept, before the clamp of the head. Every scorer is linear in the hidden state, so
/// the gradient is one row: what the logit makes of each unit vector.</summary>
internal sealed class FiringObjective : PromptObjective
{
    // Large heads have 100,000 concepts: unit vectors are scored in small groups.
    private const int RowsTogether = 32;

    private readonly float[] _row; // [width]

    public FiringObjective(ConceptFires goal, IDenoiser denoiser)
    {
        var concepts = denoiser.Config.Concepts;
        var count = goal.Kind == ConceptKind.Known ? concepts.Known : concepts.HasDiscovered ? concepts.Discovered : 0;
        if ((uint)goal.Concept >= (uint)count)
        {
            throw new ModelException(
                $"There is no {goal.Kind.ToString().ToLowerInvariant()} concept {goal.Concept}; the model has " +
                $"{count}, numbered from 0.");
        }

        _row = ScoreRow(goal, denoiser, count);
    }

    public override double Score(ReadOnlySpan<float> hidden)
    {
        var (sum, rows) = (0.0, hidden.Length / _row.Length);
        for (var row = 0; row < rows; row++)
        {
            sum += Elementwise.Dot(hidden.Slice(row * _row.Length, _row.Length), _row);
        }

        return sum / rows;
    }

    public override double Gradient(ReadOnlySpan<float> hidden, Span<float> dHidden)
    {
        var rows = hidden.Length / _row.Length;
        for (var i = 0; i < dHidden.Length; i++)
        {
            dHidden[i] = _row[i % _row.Length] / rows;
        }

        return Score(hidden);
    }

    private static float[] ScoreRow(ConceptFires goal, IDenoiser denoiser, int count)
    {
        var width = denoiser.Config.Width;
        var row = new float[width];
        var logits = new float[RowsTogether * count];
        for (var first = 0; first < width; first += RowsTogether)
        {
            var rows = Math.Min(RowsTogether, width - first);
            var units = new float[rows * width];
            for (var i = 0; i < rows; i++)
            {
                units[(i * width) + first + i] = 1;
            }

            denoiser.ConceptLogits(goal.Kind, units, rows, logits.AsSpan(0, rows * count));
            for (var i = 0; i < rows; i++)
            {
                row[first + i] = logits[(i * count) + goal.Concept];
            }
        }

        return row;
    }
}
