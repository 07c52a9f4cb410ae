namespace Whence.Vectors.Embedded;

/// <summary>Scales vectors to length one.</summary>
internal static class UnitLength
{
    /// <summary>Scales in double precision, so that neither huge nor tiny vectors are lost; zeros stay.</summary>
    public static void Scale(Span<float> vector)
    {
        var length = VectorSpace.Length(vector);
        for (var i = 0; i < vector.Length && length > 0; i++)
        {
            vector[i] = (float)(vector[i] / length);
        }
    }
}
