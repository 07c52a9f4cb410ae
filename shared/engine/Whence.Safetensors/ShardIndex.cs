using System.Text.Json;
using System.Text.Unicode;

namespace Whence.Safetensors;

/// <summary>The file that says which shard holds which tensor.</summary>
internal sealed class ShardIndex
{
    public const string FileName = "model.safetensors.index.json";

    private readonly string _path;
    private readonly Dictionary<string, string> _weightMap;

    private ShardIndex(string path, Dictionary<string, string> weightMap)
    {
        _path = path;
        _weightMap = weightMap;
        Shards = [.. weightMap.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Shards { get; }

    public static ShardIndex Read(string path) => Parse(ReadBytes(path), path);

    public static ShardIndex Parse(ReadOnlySpan<byte> json, string path)
    {
        if (!Utf8.IsValid(json))
        {
            throw new SafetensorsException(SafetensorsError.IndexInvalid, path, null, "it is not UTF-8");
        }

        try
        {
            return new ShardIndex(path, new ShardIndexJson(json, path).Read());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new SafetensorsException(SafetensorsError.IndexInvalid, path, null,
                "it is not valid JSON", inner: error);
        }
    }

    /// <summary>Refuses shards whose tensors are not exactly those that the index places in them.</summary>
    public void Check(IReadOnlyDictionary<string, TensorEntry> entries)
    {
        foreach (var (tensor, shard) in _weightMap)
        {
            if (!entries.TryGetValue(tensor, out var entry) || Path.GetFileName(entry.File) != shard)
            {
                throw new SafetensorsException(SafetensorsError.TensorNotInShard, _path, tensor,
                    $"it should be in shard '{Printable.Text(shard)}' but is not", "download index and shards again");
            }
        }

        var unlisted = entries.Values.FirstOrDefault(entry => !_weightMap.ContainsKey(entry.Name));
        if (unlisted is not null)
        {
            throw new SafetensorsException(SafetensorsError.TensorNotInIndex, unlisted.File, unlisted.Name,
                $"'{Printable.Text(_path)}' does not list it", "download index and shards again");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length is > 0 and <= HeaderFrame.HeaderBytesMax
                ? File.ReadAllBytes(path)
                : throw new SafetensorsException(SafetensorsError.IndexInvalid, path, null,
                    $"it has {length} bytes, not between 1 and {HeaderFrame.HeaderBytesMax}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SafetensorsException(SafetensorsError.FileUnreadable, path, null,
                "it cannot be read", "check that you may read it and that no program is writing it", error);
        }
    }
}
