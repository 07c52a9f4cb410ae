namespace Whence.Vectors;

/// <summary>Keeps vectors of one dimension with their source and licence, and finds the nearest. What every store
/// promises is run by VectorStoreConformance in the tests.</summary>
public interface IVectorStore
{
    /// <summary>Gets the dimension and the distance of all its vectors.</summary>
    VectorSpace Space { get; }

    /// <summary>Adds points, replacing those of the same id; of several of one id in a batch, the last counts. All are
    /// kept when the task ends, or none if one of them is refused.</summary>
    /// <exception cref="VectorException">A vector has another dimension or is not finite, a source has no name, or the
    /// store has no room.</exception>
    Task UpsertAsync(IReadOnlyList<VectorPoint> points, CancellationToken cancellation = default);

    /// <summary>Finds for each query the nearest points, the nearest first.</summary>
    /// <param name="queries">[queries, dimension].</param>
    /// <param name="options">What is returned.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The hits of each query, in the order of the queries.</returns>
    /// <exception cref="VectorException">A query has another dimension or is not finite, or an option is out of range.
    /// </exception>
    Task<IReadOnlyList<IReadOnlyList<VectorHit>>> SearchAsync(
        ReadOnlyMemory<float> queries, SearchOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Returns how many points there are, or how many pass a filter.</summary>
    Task<long> CountAsync(VectorFilter? filter = null, CancellationToken cancellation = default);
}
