using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Cpu;

/// <summary>The embeddings of a head's concepts: a table, or coefficients times a basis.</summary>
internal sealed class ConceptTable : IDisposable
{
    private readonly WeightTable _rows; // [concepts, width], or coefficients [concepts, rank]
    private readonly PackedMatrix? _basis; // [width, rank]
    private readonly float[]? _basisRows; // [width, rank]
    private readonly int _width;
    private float[]? _single;
    private float[] _mixed = [];

    public ConceptTable(IWeightSource source, ParameterMap map, HeadOptions options)
    {
        _width = source.Config.Width;
        if (options.Rank is null)
        {
            _rows = source.ReadTable(map[options.Name + ParameterNames.ConceptEmbedding]);
            return;
        }

        var basis = map[options.Name + ParameterNames.Basis];
        _rows = source.ReadTable(map[options.Name + ParameterNames.Coefficients]);
        _basis = source.Pack(basis, 0, basis.Rows);
        _basisRows = source.ReadFloats(basis);
    }

    /// <summary>Gets the basis [width, rank] of a factorised table, or null.</summary>
    public float[]? Basis => _basisRows;

    public int Width => _width;

    public int Rank => _rows.Columns;

    /// <summary>Gets all rows of the table, or of the coefficients, in float32.</summary>
    public float[] Single => _single ??= _rows.ToSingle();

    /// <summary>features [rows, width] = weights [rows, concepts] · embeddings, skipping zero weights.</summary>
    public void Mix(RowParallel rows, float[] weights, int count, float[] features)
    {
        var (concepts, columns) = (_rows.Rows, _rows.Columns);
        var target = _basis is null ? features : Grown(count * columns);
        rows.ForRows(count, (_, first, n) =>
        {
            var embedding = new float[columns];
            for (var row = first; row < first + n; row++)
            {
                var sum = target.AsSpan(row * columns, columns);
                sum.Clear();
                var rowWeights = weights.AsSpan(row * concepts, concepts);
                for (var concept = 0; concept < concepts; concept++)
                {
                    if (rowWeights[concept] != 0)
                    {
                        _rows.Row(concept, embedding);
                        Elementwise.AddScaled(embedding, rowWeights[concept], sum);
                    }
                }
            }
        });
        if (_basis is not null)
        {
            Gemm.Multiply(
                rows.Pool, target.AsSpan(0, count * columns), count, _basis, features.AsSpan(0, count * _width));
        }
    }

    /// <summary>Writes the embedding of one concept, [width].</summary>
    public void Embedding(int concept, Span<float> embedding)
    {
        if (_basisRows is null)
        {
            _rows.Row(concept, embedding);
            return;
        }

        var coefficients = new float[Rank];
        _rows.Row(concept, coefficients);
        for (var channel = 0; channel < _width; channel++)
        {
            embedding[channel] = Elementwise.Dot(coefficients, _basisRows.AsSpan(channel * Rank, Rank));
        }
    }

    /// <summary>Adds Σ weight · embedding of some concepts to a vector, [width].</summary>
    public void AddEmbeddings(ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum)
    {
        var row = new float[_rows.Columns];
        var mixed = _basisRows is null ? sum : new float[Rank];
        for (var i = 0; i < concepts.Length; i++)
        {
            _rows.Row(concepts[i], row);
            Elementwise.AddScaled(row, weights[i], mixed);
        }

        for (var channel = 0; _basisRows is not null && channel < _width; channel++)
        {
            sum[channel] += Elementwise.Dot(mixed, _basisRows.AsSpan(channel * Rank, Rank));
        }
    }

    /// <summary>Writes embedding · direction for some concepts.</summary>
    public void Alignments(ReadOnlySpan<int> concepts, ReadOnlySpan<float> direction, Span<float> alignments)
    {
        var target = direction;
        if (_basisRows is not null)
        {
            var compressed = new float[Rank];
            for (var channel = 0; channel < _width; channel++)
            {
                Elementwise.AddScaled(_basisRows.AsSpan(channel * Rank, Rank), direction[channel], compressed);
            }

            target = compressed;
        }

        var row = new float[_rows.Columns];
        for (var i = 0; i < concepts.Length; i++)
        {
            _rows.Row(concepts[i], row);
            alignments[i] = Elementwise.Dot(row, target);
        }
    }

    public void Dispose() => _basis?.Dispose();

    private float[] Grown(int length)
    {
        Buffers.Grow(ref _mixed, length);
        return _mixed;
    }
}
