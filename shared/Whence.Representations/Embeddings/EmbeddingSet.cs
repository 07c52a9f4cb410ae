namespace Whence.Representations.Embeddings;

/// <summary>Vectors of one reader with their origins.</summary>
public sealed class EmbeddingSet
{
    private readonly float[] _values;

    /// <summary>Initializes a new instance of the <see cref="EmbeddingSet"/> class.</summary>
    /// <param name="reader">The name of the reader.</param>
    /// <param name="width">The length of a vector.</param>
    /// <param name="values">[vectors, width], not copied.</param>
    /// <param name="origins">Where each vector came from.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public EmbeddingSet(string reader, int width, float[] values, IReadOnlyList<VectorOrigin> origins)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(origins);
        if (values.Length != (long)width * origins.Count)
        {
            throw new ArgumentException(
                $"{origins.Count} vectors of {width} have {(long)width * origins.Count} values, not {values.Length}.",
                nameof(values));
        }

        (Reader, Width, _values, Origins) = (reader, width, values, origins);
    }

    /// <summary>Gets the name of the reader.</summary>
    public string Reader { get; }

    /// <summary>Gets the length of a vector.</summary>
    public int Width { get; }

    /// <summary>Gets where each vector came from.</summary>
    public IReadOnlyList<VectorOrigin> Origins { get; }

    /// <summary>Gets how many vectors there are.</summary>
    public int Count => Origins.Count;

    /// <summary>Returns a vector, [width].</summary>
    public ReadOnlySpan<float> Row(int index) => _values.AsSpan(index * Width, Width);

    /// <summary>Returns some of the vectors, in the given order.</summary>
    public EmbeddingSet Take(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var values = new float[rows.Count * Width];
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Width, Width));
        }

        return new EmbeddingSet(Reader, Width, values, [.. rows.Select(row => Origins[row])]);
    }
}
