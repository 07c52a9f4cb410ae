namespace Whence.Vectors;

/// <summary>A vector that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">Cosine or inner product with the query, of the stored floats, never of rounded ones.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Licence">Its licence; null where it is unknown.</param>
public sealed record VectorHit(ulong Id, float Score, string Source, string? Licence);
