namespace Whence.Vectors;

/// <summary>The dimension and the distance that all vectors of a store share, and what they have to satisfy.</summary>
public sealed record VectorSpace
{
    /// <summary>The longest vector that a store takes.</summary>
    public const int DimensionLimit = 65_536;

    // Products of two such lengths are far from the end of single precision.
    private const double LengthLimit = 1e18;

    /// <summary>Initializes a new instance of the <see cref="VectorSpace"/> class.</summary>
    /// <exception cref="VectorException">The dimension or the distance is none.</exception>
    public VectorSpace(int dimension, VectorDistance distance)
    {
        if (dimension is < 1 or > DimensionLimit)
        {
            throw new VectorException(
                $"Vectors cannot have {dimension} dimensions; give a number from 1 to {DimensionLimit}.");
        }

        if (!Enum.IsDefined(distance))
        {
            throw new VectorException($"{distance} is no distance; give cosine or inner product.");
        }

        (Dimension, Distance) = (dimension, distance);
    }

    /// <summary>Gets the number of values of a vector.</summary>
    public int Dimension { get; }

    /// <summary>Gets how vectors are compared.</summary>
    public VectorDistance Distance { get; }

    /// <summary>Refuses a point that a store cannot keep.</summary>
    /// <exception cref="VectorException">Its dimension differs, a value is not finite, or its source has no name.
    /// </exception>
    public void Check(VectorPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.Vector.Length != Dimension)
        {
            throw new VectorException(
                $"The vector of point {point.Id} has {point.Vector.Length} dimensions, not the {Dimension} of the "
                + "store; embed it with the model that the store was built with.");
        }

        if (string.IsNullOrEmpty(point.Source))
        {
            throw new VectorException($"Point {point.Id} has no source; name the source that it is from.");
        }

        CheckValues(point.Vector.Span, $"The vector of point {point.Id}");
    }

    /// <summary>Returns how many queries there are.</summary>
    /// <param name="queries">[queries, dimension].</param>
    /// <exception cref="VectorException">There are no whole queries, or a value is not finite.</exception>
    public int CheckQueries(ReadOnlySpan<float> queries)
    {
        if (queries.Length % Dimension != 0)
        {
            throw new VectorException(
                $"{queries.Length} values are no queries of {Dimension} dimensions; embed them with the model that the "
                + "store was built with.");
        }

        var count = queries.Length / Dimension;
        for (var query = 0; query < count; query++)
        {
            CheckValues(queries.Slice(query * Dimension, Dimension), $"Query {query}");
        }

        return count;
    }

    /// <summary>Refuses a store that is in another space than it was opened for.</summary>
    /// <param name="asked">The space that it was opened for.</param>
    /// <param name="name">The name of the store.</param>
    /// <exception cref="VectorException">It is.</exception>
    public void CheckOpenedAs(VectorSpace asked, string name)
    {
        if (asked != this)
        {
            throw new VectorException(
                $"{name} holds {this}, not {asked}; give the dimension and the distance that it was built with.");
        }
    }

    /// <summary>Returns the space in words.</summary>
    public override string ToString() =>
        $"vectors of {Dimension} dimensions by {(Distance == VectorDistance.Cosine ? "cosine" : "inner product")}";

    /// <summary>Returns the Euclidean length, in double precision.</summary>
    internal static double Length(ReadOnlySpan<float> vector)
    {
        var sum = 0d;
        foreach (var value in vector)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }

    private static void CheckValues(ReadOnlySpan<float> vector, string name)
    {
        var length = Length(vector);
        if (!double.IsFinite(length))
        {
            var at = 0;
            while (float.IsFinite(vector[at]))
            {
                at++;
            }

            throw new VectorException($"{name} holds {vector[at]} at index {at}; leave it out, or embed it anew.");
        }

        if (length > LengthLimit)
        {
            throw new VectorException($"{name} has the length {length:0.#e0}; scale it below {LengthLimit:0e0}.");
        }
    }
}
