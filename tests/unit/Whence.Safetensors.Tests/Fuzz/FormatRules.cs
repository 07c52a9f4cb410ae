using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Whence.Safetensors.Tests.Fuzz;

/// <summary>
/// A second, slow reading of the format's rules, written with a document model and big integers, that shares no code
/// with the reader: both must accept the same files.
/// </summary>
internal static class FormatRules
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly string[][] NamesBySize =
    [
        ["BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"],
        ["I16", "U16", "F16", "BF16"],
        ["I32", "U32", "F32"],
        ["F64", "I64", "U64"],
    ];

    public static bool Accept(byte[] file)
    {
        if (file.Length < 10)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length < 2 || length > (ulong)(file.Length - 8))
        {
            return false;
        }

        try
        {
            var text = Strict.GetString(file, 8, (int)length).TrimEnd(' ');
            if (!text.StartsWith('{') || !text.EndsWith('}'))
            {
                return false;
            }

            using var document = JsonDocument.Parse(text);
            return AcceptRoot(document.RootElement, file.Length - 8 - (int)length);
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool AcceptRoot(JsonElement root, int dataLength)
    {
        var names = new HashSet<string>();
        var ranges = new List<(BigInteger Begin, BigInteger End)>();
        foreach (var property in root.EnumerateObject())
        {
            var accepted = property.Name == "__metadata__"
                ? AcceptMetadata(property.Value)
                : AcceptEntry(property.Value, ranges);
            if (!accepted || !names.Add(property.Name))
            {
                return false;
            }
        }

        ranges.Sort();
        var position = BigInteger.Zero;
        foreach (var (begin, end) in ranges)
        {
            if (begin != position)
            {
                return false;
            }

            position = end;
        }

        return position == dataLength;
    }

    private static bool AcceptMetadata(JsonElement metadata)
    {
        var keys = new HashSet<string>();
        return metadata.ValueKind == JsonValueKind.Object && metadata.EnumerateObject().All(pair =>
            keys.Add(pair.Name) && pair.Value.ValueKind == JsonValueKind.String && pair.Value.GetString() is not null);
    }

    private static bool AcceptEntry(JsonElement entry, List<(BigInteger Begin, BigInteger End)> ranges)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var keys = entry.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal);
        if (!keys.SequenceEqual(["data_offsets", "dtype", "shape"])
            || entry.GetProperty("dtype").GetString() is not { } type
            || Integers(entry.GetProperty("shape")) is not { } shape
            || Integers(entry.GetProperty("data_offsets")) is not [var begin, var end])
        {
            return false;
        }

        var row = Array.FindIndex(NamesBySize, names => names.Contains(type));
        if (row < 0)
        {
            return false;
        }

        var bytes = BigInteger.One << row;
        foreach (var axis in shape)
        {
            bytes *= axis;
            if (bytes > long.MaxValue)
            {
                return false;
            }
        }

        ranges.Add((begin, end));
        return begin <= end && end - begin == bytes;
    }

    private static List<BigInteger>? Integers(JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array
            || !array.EnumerateArray().All(item => item.GetRawText().All(char.IsAsciiDigit)))
        {
            return null;
        }

        var integers = array.EnumerateArray()
            .Select(item => BigInteger.Parse(item.GetRawText(), System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        return integers.All(integer => integer <= long.MaxValue) ? integers : null;
    }
}
