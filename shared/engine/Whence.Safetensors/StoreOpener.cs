namespace Whence.Safetensors;

/// <summary>Finds the files of a model, maps them, and joins their headers into one store.</summary>
internal static class StoreOpener
{
    private const string SingleName = "model.safetensors";

    public static TensorStore Open(string path)
    {
        if (!Directory.Exists(path))
        {
            return Join(path, [path], index: null);
        }

        var single = Path.Combine(path, SingleName);
        var index = Path.Combine(path, ShardIndex.FileName);
        return (File.Exists(single), File.Exists(index)) switch
        {
            (true, false) => Join(path, [single], index: null),
            (false, true) => OpenShards(path, index),
            (true, true) => throw new SafetensorsException(SafetensorsError.FolderAmbiguous, path, null,
                $"it holds both {SingleName} and {ShardIndex.FileName}", "remove the one that is out of date"),
            _ => throw new SafetensorsException(SafetensorsError.FileMissing, path, null,
                $"it holds neither {SingleName} nor {ShardIndex.FileName}", "give the folder of a safetensors model"),
        };
    }

    public static TensorStore Parse(ReadOnlyMemory<byte> content, string name)
    {
        var bytes = new MemoryBytes(name, content);
        var entries = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        AddHeader(bytes, entries, metadata);
        var files = new Dictionary<string, StoredBytes>(StringComparer.Ordinal) { [name] = bytes };
        return new TensorStore(name, files, entries, metadata);
    }

    private static TensorStore OpenShards(string folder, string indexPath)
    {
        var index = ShardIndex.Read(indexPath);
        var shards = index.Shards.Select(shard => ShardPath.Resolve(folder, shard, indexPath)).ToList();
        return Join(folder, shards, index);
    }

    private static TensorStore Join(string path, IReadOnlyList<string> files, ShardIndex? index)
    {
        var mapped = new Dictionary<string, StoredBytes>(StringComparer.Ordinal);
        try
        {
            var entries = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var file in files)
            {
                ForeignFormat.CheckName(file);
                mapped.Add(file, MappedFile.Open(file));
                AddHeader(mapped[file], entries, metadata);
            }

            index?.Check(entries);
            return new TensorStore(path, mapped, entries, metadata);
        }
        catch
        {
            foreach (var file in mapped.Values)
            {
                file.Dispose();
            }

            throw;
        }
    }

    private static void AddHeader(
        StoredBytes file,
        Dictionary<string, TensorEntry> entries,
        Dictionary<string, string> metadata)
    {
        var startLength = Math.Min(file.Length, HeaderFrame.LengthBytes + HeaderFrame.HeaderBytesMax);
        var header = HeaderReader.Parse(file.Slice(0, (int)startLength), file.Length, file.Path);
        foreach (var entry in header.Entries)
        {
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw new SafetensorsException(SafetensorsError.DuplicateTensor, file.Path, entry.Name,
                    $"'{Printable.Text(entries[entry.Name].File)}' holds it too");
            }
        }

        foreach (var (key, value) in header.Metadata)
        {
            metadata.TryAdd(key, value);
        }
    }
}
