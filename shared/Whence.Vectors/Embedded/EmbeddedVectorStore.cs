namespace Whence.Vectors.Embedded;

/// <summary>
/// Keeps vectors in one memory-mapped file and finds the nearest by comparing all of them, on the thread that asks.
/// </summary>
/// <remarks>
/// Searches may run beside each other and beside an upsert, which writes the whole file anew and then replaces the old
/// one in one step: give it as many points at once as there are. One process at a time writes a file.
/// </remarks>
public sealed class EmbeddedVectorStore : IVectorStore, IDisposable
{
    private const string FileEnding = ".safetensors";

    private readonly string _path;
    private readonly EmbeddedOptions _options;
    private readonly Lock _writing = new();

    // Guards the mapping: a search must not lose it while it reads. It holds nothing that needs to be disposed of once
    // nobody waits.
    private readonly ReaderWriterLockSlim _mapping = new();
    private VectorFile? _file;
    private bool _disposed;

    private EmbeddedVectorStore(string path, VectorSpace space, VectorFile? file, EmbeddedOptions options) =>
        (_path, Space, _file, _options) = (path, space, file, options);

    /// <inheritdoc/>
    public VectorSpace Space { get; }

    /// <summary>Gets the SHA-256 of the space and all points, in lower-case hexadecimal; null while there are
    /// none.</summary>
    public string? Digest => Read(file => file?.Digest);

    /// <summary>Opens a store, which is empty when the file does not exist; whether its content is what was written,
    /// only <see cref="Verify"/> and an upsert check.</summary>
    /// <param name="path">The file, whose name ends in .safetensors.</param>
    /// <param name="space">The dimension and distance of the vectors.</param>
    /// <param name="options">How it searches.</param>
    /// <exception cref="VectorException">It is in another space, cut off, or no store of this version.</exception>
    public static EmbeddedVectorStore Open(string path, VectorSpace space, EmbeddedOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(space);
        options ??= new EmbeddedOptions();
        options.Check();
        if (!path.EndsWith(FileEnding, StringComparison.Ordinal))
        {
            throw new VectorException($"{path} does not end in {FileEnding}; name the file so.");
        }

        return new EmbeddedVectorStore(path, space, Path.Exists(path) ? OpenAs(path, space) : null, options);
    }

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<VectorPoint> points, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Task.Run(() => Upsert(points, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<VectorHit>>> SearchAsync(
        ReadOnlyMemory<float> queries, SearchOptions? options = null, CancellationToken cancellation = default) =>
        Task.Run(() => Search(queries.Span, options ?? new SearchOptions(), cancellation), cancellation);

    /// <inheritdoc/>
    public Task<long> CountAsync(VectorFilter? filter = null, CancellationToken cancellation = default) =>
        Task.Run(() => Read(file => Count(file, filter)), cancellation);

    /// <summary>Compares all bytes of the file with what was written.</summary>
    /// <exception cref="VectorException">A byte differs.</exception>
    public void Verify() => Read(file =>
    {
        file?.Verify();
        return true;
    });

    /// <summary>Unmaps the file, once what is under way has ended.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            Replace(null, disposed: true);
        }
    }

    private static VectorFile OpenAs(string path, VectorSpace space)
    {
        var file = VectorFile.Open(path);
        try
        {
            file.Space.CheckOpenedAs(space, path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static long Count(VectorFile? file, VectorFilter? filter)
    {
        if (file is null)
        {
            return 0;
        }

        var (passing, count) = (file.Passing(filter), 0L);
        var block = file.Block(0, file.Rows);
        for (var row = 0; row < block.Count; row++)
        {
            count += passing[block.Origin(row)] ? 1 : 0;
        }

        return count;
    }

    private static VectorHit[] Hits(VectorFile file, Rank[] ranks) => Array.ConvertAll(ranks, rank =>
    {
        var origin = file.Origins[file.Block(rank.Row, 1).Origin(0)];
        return new VectorHit(file.Ids[rank.Row], rank.Score, origin.Source, origin.Licence);
    });

    private void Upsert(IReadOnlyList<VectorPoint> points, CancellationToken cancellation)
    {
        foreach (var point in points)
        {
            Space.Check(point);
        }

        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (points.Count > 0)
            {
                // Damage must not get a new digest. Nobody else replaces the file here.
                _file?.Verify();
                VectorFileWriter.Write(_path, Space, _file, points, cancellation);
                Replace(OpenAs(_path, Space), disposed: false);
            }
        }
    }

    private IReadOnlyList<IReadOnlyList<VectorHit>> Search(
        ReadOnlySpan<float> given, SearchOptions options, CancellationToken cancellation)
    {
        options.Check();
        var (count, queries) = (Space.CheckQueries(given), given.ToArray());
        for (var query = 0; query < count && Space.Distance == VectorDistance.Cosine; query++)
        {
            UnitLength.Scale(queries.AsSpan(query * Space.Dimension, Space.Dimension));
        }

        return Read<IReadOnlyList<IReadOnlyList<VectorHit>>>(file => file is null
            ? [.. Enumerable.Range(0, count).Select(_ => Array.Empty<VectorHit>())]
            : Array.ConvertAll(
                new VectorScan(file, options, cancellation).Run(queries, count, _options.Oversampling),
                ranks => Hits(file, ranks)));
    }

    private T Read<T>(Func<VectorFile?, T> read)
    {
        _mapping.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return read(_file);
        }
        finally
        {
            _mapping.ExitReadLock();
        }
    }

    private void Replace(VectorFile? file, bool disposed)
    {
        _mapping.EnterWriteLock();
        try
        {
            _file?.Dispose();
            (_file, _disposed) = (file, disposed);
        }
        finally
        {
            _mapping.ExitWriteLock();
        }
    }
}
