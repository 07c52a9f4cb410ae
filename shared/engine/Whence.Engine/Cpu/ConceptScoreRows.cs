using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>
/// The scores of a concept head and the alignments of its embeddings for one row, with the way back: every scorer is
/// linear in the hidden state until the clamp.
/// </summary>
internal sealed class ConceptScoreRows
{
    private readonly int _width;
    private readonly float _scale;
    private readonly float[]? _inner; // [inner, width]: the first product of a chain of two, or null
    private readonly float[] _outer; // [concepts, inner or width]
    private readonly float[] _table; // [concepts, width], or coefficients [concepts, rank]
    private readonly float[]? _basis; // [width, rank], or null
    private float[] _between = [];

    public ConceptScoreRows(ParameterSet set, HeadOptions options)
    {
        (_width, _scale) = (set.Config.Width, 1);
        _basis = set.Find(options.Name + ParameterNames.Basis)?.Value;
        _table = Value(_basis is null ? ParameterNames.ConceptEmbedding : ParameterNames.Coefficients);
        if (options.Attention)
        {
            // logits = (h Qᵀ) Eᵀ / sqrt(width)
            _scale = (float)(1 / Math.Sqrt(_width));
            _inner = Value(ParameterNames.ConceptQuery);
            _outer = _basis is null ? _table : Expand(options.Concepts);
        }
        else if (options.Rank is not null)
        {
            (_inner, _outer) = (Value(ParameterNames.PredictorDown), Value(ParameterNames.PredictorUp));
        }
        else
        {
            _outer = Value(ParameterNames.ConceptPredictor);
        }

        float[] Value(string name) => set[options.Name + name].Value;
    }

    /// <summary>Computes the clamped logits of all concepts, [concepts].</summary>
    public void Score(ReadOnlySpan<float> hidden, Span<float> logits)
    {
        var source = hidden;
        if (_inner is not null)
        {
            Products(_inner, hidden, Buffers.Grow(ref _between, _inner.Length / _width));
            source = _between.AsSpan(0, _inner.Length / _width);
        }

        Products(_outer, source, logits);
        Elementwise.Scale(logits, _scale);
        Elementwise.Clamp(logits, -ConceptScorer.LogitBound, ConceptScorer.LogitBound);
    }

    /// <summary>Adds the gradient of Σ coefficient · logit, [width].</summary>
    public void AddGradient(ReadOnlySpan<float> coefficients, Span<float> dHidden)
    {
        if (_inner is null)
        {
            AddRows(_outer, coefficients, _scale, dHidden);
            return;
        }

        var between = Buffers.Grow(ref _between, _inner.Length / _width);
        between.Clear();
        AddRows(_outer, coefficients, _scale, between);
        AddRows(_inner, between, 1, dHidden);
    }

    /// <summary>Computes the products of the concepts' embeddings with a direction, [concepts].</summary>
    public void Align(ReadOnlySpan<float> direction, Span<float> alignments)
    {
        if (_basis is null)
        {
            Products(_table, direction, alignments);
            return;
        }

        var compressed = new float[_basis.Length / _width];
        AddRows(_basis, direction, 1, compressed);
        Products(_table, compressed, alignments);
    }

    /// <summary>Adds the sum of the concepts' embeddings with these weights, [width].</summary>
    public void Mix(ReadOnlySpan<float> weights, Span<float> features)
    {
        if (_basis is null)
        {
            AddRows(_table, weights, 1, features);
            return;
        }

        var (compressed, sum) = (new float[_basis.Length / _width], new float[_width]);
        AddRows(_table, weights, 1, compressed);
        Products(_basis, compressed, sum);
        Elementwise.Add(sum, features);
    }

    // [concepts, width] from coefficients and basis.
    private float[] Expand(int concepts)
    {
        var (rank, embeddings) = (_basis!.Length / _width, new float[concepts * _width]);
        for (var concept = 0; concept < concepts; concept++)
        {
            Products(_basis, _table.AsSpan(concept * rank, rank), embeddings.AsSpan(concept * _width, _width));
        }

        return embeddings;
    }

    private static void Products(float[] matrix, ReadOnlySpan<float> vector, Span<float> products)
    {
        for (var row = 0; row < products.Length; row++)
        {
            products[row] = Elementwise.Dot(matrix.AsSpan(row * vector.Length, vector.Length), vector);
        }
    }

    private static void AddRows(float[] matrix, ReadOnlySpan<float> factors, float scale, Span<float> sum)
    {
        for (var row = 0; row < factors.Length; row++)
        {
            if (factors[row] != 0)
            {
                Elementwise.AddScaled(matrix.AsSpan(row * sum.Length, sum.Length), scale * factors[row], sum);
            }
        }
    }
}
