using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whence.Safetensors;

/// <summary>Writes the length and the JSON of a header, padded with spaces to a multiple of eight bytes.</summary>
internal static class HeaderWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="tensors">The tensors in the order of their bytes.</param>
    /// <param name="metadata">The metadata, may be empty.</param>
    public static byte[] Bytes(IReadOnlyList<TensorData> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            WriteTensors(writer, tensors);
            writer.WriteEndObject();
        }

        var padded = (json.WrittenCount + 7) / 8 * 8;
        var header = new byte[HeaderFrame.LengthBytes + padded];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)padded);
        json.WrittenSpan.CopyTo(header.AsSpan(HeaderFrame.LengthBytes));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(HeaderJson.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTensors(Utf8JsonWriter writer, IReadOnlyList<TensorData> tensors)
    {
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", TensorTypes.Name(tensor.Type));
            WriteNumbers(writer, "shape", tensor.Shape);
            WriteNumbers(writer, "data_offsets", [offset, offset + tensor.Content.Length]);
            writer.WriteEndObject();
            offset += tensor.Content.Length;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
