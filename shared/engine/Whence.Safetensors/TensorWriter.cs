namespace Whence.Safetensors;

/// <summary>
/// Writes models: the same tensors and metadata always give the same bytes, a file appears whole or not at all, and
/// missing folders are made.
/// </summary>
public static class TensorWriter
{
    /// <summary>Writes one file, replacing any; wider element types come first, then names decide.</summary>
    /// <exception cref="SafetensorsException">Two tensors share a name, or the file cannot be written.</exception>
    public static void Write(
        string path,
        IReadOnlyList<TensorData> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var (header, ordered) = Arrange(path, tensors, metadata);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            ordered.ForEach(tensor => stream.Write(tensor.Content.Span));
        });
    }

    /// <summary>
    /// Writes shards of at most <paramref name="maxShardBytes"/> of tensors each, in the order of the names, and their
    /// index, which comes last; a tensor that is longer gets a shard of its own.
    /// </summary>
    /// <exception cref="SafetensorsException">Two tensors share a name, or a file cannot be written.</exception>
    public static void WriteSharded(
        string folder,
        IReadOnlyList<TensorData> tensors,
        long maxShardBytes,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxShardBytes);
        CheckNames(folder, tensors);
        var shards = ShardPlan.Split(tensors, maxShardBytes);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            Write(Path.Combine(folder, ShardPlan.FileName(shard, shards.Count)), shards[shard], metadata);
        }

        var index = ShardPlan.Index(shards);
        AtomicFile.Write(Path.Combine(folder, ShardIndex.FileName), stream => stream.Write(index));
    }

    /// <summary>Returns the bytes of the file that <see cref="Write"/> would write.</summary>
    /// <exception cref="SafetensorsException">Two tensors share a name, or the header would be too long.</exception>
    public static byte[] Bytes(
        IReadOnlyList<TensorData> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var (header, ordered) = Arrange("memory", tensors, metadata);
        var content = new byte[header.Length + ordered.Sum(tensor => tensor.Content.Length)];
        header.CopyTo(content, 0);
        var position = header.Length;
        foreach (var tensor in ordered)
        {
            tensor.Content.Span.CopyTo(content.AsSpan(position));
            position += tensor.Content.Length;
        }

        return content;
    }

    private static (byte[] Header, List<TensorData> Ordered) Arrange(
        string path, IReadOnlyList<TensorData> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        CheckNames(path, tensors);
        var ordered = tensors
            .OrderByDescending(tensor => TensorTypes.Bytes(tensor.Type))
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)
            .ToList();
        var header = HeaderWriter.Bytes(ordered, metadata ?? new Dictionary<string, string>());
        return header.Length <= HeaderFrame.LengthBytes + HeaderFrame.HeaderBytesMax
            ? (header, ordered)
            : throw new SafetensorsException(SafetensorsError.HeaderTooLarge, path, null,
                $"its header would have {header.Length} bytes", "write fewer tensors or less metadata per file");
    }

    private static void CheckNames(string path, IReadOnlyList<TensorData> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var twin = tensors.FirstOrDefault(tensor => !names.Add(tensor.Name));
        if (twin is not null)
        {
            throw new SafetensorsException(SafetensorsError.DuplicateTensor, path, twin.Name,
                "it is to be written twice", "give every tensor its own name");
        }
    }
}
