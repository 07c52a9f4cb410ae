namespace Whence.Vectors;

/// <summary>A vector to be stored.</summary>
/// <param name="Id">Its id; a point of the same id is replaced.</param>
/// <param name="Vector">[dimension].</param>
/// <param name="Source">The id of the source that it is from.</param>
/// <param name="Licence">The licence of what it stands for; null where it is unknown.</param>
public sealed record VectorPoint(ulong Id, ReadOnlyMemory<float> Vector, string Source, string? Licence = null);
