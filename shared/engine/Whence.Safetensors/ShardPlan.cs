using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whence.Safetensors;

/// <summary>Splits tensors into shards, and writes the index that says which shard holds which tensor.</summary>
internal static class ShardPlan
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static string FileName(int shard, int shardCount) =>
        string.Create(CultureInfo.InvariantCulture, $"model-{shard + 1:d5}-of-{shardCount:d5}.safetensors");

    public static List<List<TensorData>> Split(IReadOnlyList<TensorData> tensors, long maxShardBytes)
    {
        var shards = new List<List<TensorData>>();
        var bytes = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            if (shards.Count == 0 || bytes + tensor.Content.Length > maxShardBytes)
            {
                shards.Add([]);
                bytes = 0;
            }

            shards[^1].Add(tensor);
            bytes += tensor.Content.Length;
        }

        return shards;
    }

    public static byte[] Index(List<List<TensorData>> shards)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("metadata");
            writer.WriteNumber("total_size", shards.Sum(shard => shard.Sum(tensor => (long)tensor.Content.Length)));
            writer.WriteEndObject();
            writer.WriteStartObject("weight_map");
            for (var shard = 0; shard < shards.Count; shard++)
            {
                var file = FileName(shard, shards.Count);
                shards[shard].ForEach(tensor => writer.WriteString(tensor.Name, file));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }
}
