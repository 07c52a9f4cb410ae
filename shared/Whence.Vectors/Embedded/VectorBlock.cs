namespace Whence.Vectors.Embedded;

/// <summary>Some rows of a file that follow each other.</summary>
internal readonly ref struct VectorBlock
{
    private readonly VectorFile _file;
    private readonly ReadOnlySpan<float> _vectors;
    private readonly ReadOnlySpan<int> _originOf;

    public VectorBlock(VectorFile file, int first, int count)
    {
        var width = file.Space.Dimension;
        (_file, First) = (file, first);
        _vectors = file.Vectors.Slice(first * width, count * width);
        _originOf = file.OriginOf.Slice(first, count);
        Codes = file.Codes.Slice(first * width, count * width);
        Steps = file.Steps.Slice(first, count);
    }

    /// <summary>Gets the place of the first row in the file.</summary>
    public int First { get; }

    public int Count => Steps.Length;

    /// <summary>Gets [rows, dimension].</summary>
    public ReadOnlySpan<sbyte> Codes { get; }

    /// <summary>Gets [rows].</summary>
    public ReadOnlySpan<float> Steps { get; }

    /// <summary>Returns [dimension].</summary>
    public ReadOnlySpan<float> Vector(int row) =>
        _vectors.Slice(row * _file.Space.Dimension, _file.Space.Dimension);

    /// <summary>Returns the place of the origin among those of the file.</summary>
    /// <exception cref="VectorException">The file is damaged there.</exception>
    public int Origin(int row) =>
        (uint)_originOf[row] < (uint)_file.Origins.Length ? _originOf[row] : throw _file.Damaged();
}
