namespace Whence.Representations.Exemplars;

/// <summary>How a vector is written in terms of exemplars.</summary>
public enum ReadoutKind
{
    /// <summary>Signed projections ⟨x - c, e⟩ on all exemplars.</summary>
    Projection,

    /// <summary>The cosines with all exemplars: projections without the norm.</summary>
    Cosine,

    /// <summary>The largest projections, zero elsewhere.</summary>
    TopProjection,

    /// <summary>One at the nearest exemplar, zero elsewhere.</summary>
    OneHot,
}
