using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Cpu;

/// <summary>Scores all concepts of a head: a chain of one to three products, a scale and the clamp.</summary>
internal sealed class ConceptScorer : IDisposable
{
    /// <summary>How far a logit may be from zero.</summary>
    public const float LogitBound = 15f;

    private readonly List<PackedMatrix> _chain = [];
    private readonly float _scale;
    private readonly float[][] _buffers;

    public ConceptScorer(IWeightSource source, ParameterMap map, HeadOptions options, ConceptTable table)
    {
        var width = source.Config.Width;
        if (options.Attention)
        {
            // logits = (h Qᵀ) Eᵀ / sqrt(width); with E = coefficients · basisᵀ that is ((h Qᵀ) basis) coefficientsᵀ.
            _chain.Add(Pack(options.Name + ParameterNames.ConceptQuery));
            if (table.Basis is { } basis)
            {
                _chain.Add(PackedMatrix.Pack(Transpose(basis, width, table.Rank), table.Rank, width));
            }

            _chain.Add(PackedMatrix.Pack(table.Single, options.Concepts, table.Rank));
            _scale = (float)(1 / Math.Sqrt(width));
        }
        else if (options.Rank is not null)
        {
            _chain.Add(Pack(options.Name + ParameterNames.PredictorDown));
            _chain.Add(Pack(options.Name + ParameterNames.PredictorUp));
            _scale = 1;
        }
        else
        {
            _chain.Add(Pack(options.Name + ParameterNames.ConceptPredictor));
            _scale = 1;
        }

        _buffers = [.. _chain.Select(_ => Array.Empty<float>())];

        PackedMatrix Pack(string name) => source.Pack(map[name], 0, map[name].Rows);
    }

    /// <summary>hidden [rows, width] to clamped logits [rows, concepts].</summary>
    public void Score(RowParallel rows, float[] hidden, int count, float[] logits)
    {
        var source = hidden;
        for (var i = 0; i < _chain.Count; i++)
        {
            var product = _chain[i];
            var length = count * product.Outputs;
            var target = logits;
            if (i < _chain.Count - 1)
            {
                Buffers.Grow(ref _buffers[i], length);
                target = _buffers[i];
            }

            Gemm.Multiply(
                rows.Pool, source.AsSpan(0, count * product.Depth), count, product, target.AsSpan(0, length));
            source = target;
        }

        var all = logits.AsSpan(0, count * _chain[^1].Outputs);
        Elementwise.Scale(all, _scale);
        Elementwise.Clamp(all, -LogitBound, LogitBound);
    }

    public void Dispose() => _chain.ForEach(product => product.Dispose());

    private static float[] Transpose(float[] matrix, int rows, int columns)
    {
        var transposed = new float[matrix.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return transposed;
    }
}
