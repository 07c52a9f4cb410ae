namespace Whence.Vectors;

/// <summary>How near two vectors are; the larger the score, the nearer.</summary>
public enum VectorDistance
{
    /// <summary>The cosine of the angle between them, 0 where one of them is zero.</summary>
    Cosine,

    /// <summary>Their inner product.</summary>
    InnerProduct,
}
