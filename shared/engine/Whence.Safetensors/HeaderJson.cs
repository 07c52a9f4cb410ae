using System.Text.Json;

namespace Whence.Safetensors;

/// <summary>
/// Reads the header's JSON token by token, because a document model would keep the last of two equal keys in silence.
/// </summary>
internal ref struct HeaderJson
{
    // Root object, tensor object, shape array.
    private const int DepthMax = 3;
    public const string MetadataKey = "__metadata__";

    private readonly string _file;
    private readonly Dictionary<string, HeaderEntry> _entries = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _metadata;
    private Utf8JsonReader _reader;

    public HeaderJson(ReadOnlySpan<byte> json, string file)
    {
        _file = file;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthMax });
    }

    public HeaderDocument Read()
    {
        try
        {
            ReadRoot();
        }
        catch (JsonException error)
        {
            throw new SafetensorsException(SafetensorsError.HeaderJson, _file, null,
                $"its header is not valid JSON at byte {_reader.BytesConsumed}", inner: error);
        }
        catch (InvalidOperationException error)
        {
            // The reader's answer to an escaped half of a surrogate pair.
            throw new SafetensorsException(SafetensorsError.HeaderEncoding, _file, null,
                $"its header holds text that is not Unicode at byte {_reader.BytesConsumed}", inner: error);
        }

        return new HeaderDocument([.. _entries.Values], _metadata ?? []);
    }

    private void ReadRoot()
    {
        _reader.Read();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            _reader.Read();
            if (name == MetadataKey)
            {
                ReadMetadata();
            }
            else
            {
                ReadEntry(name);
            }
        }

        // Reading on past the closing brace makes the reader refuse what follows it.
        _reader.Read();
    }

    private void ReadMetadata()
    {
        if (_metadata is not null)
        {
            throw Fail(SafetensorsError.DuplicateKey, null, "its header holds '__metadata__' twice");
        }

        _metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject, SafetensorsError.MetadataInvalid, null, "its metadata is not an object");
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = _reader.GetString()!;
            _reader.Read();
            Expect(JsonTokenType.String, SafetensorsError.MetadataInvalid, null,
                $"its metadata '{Printable.Text(key)}' is not a string");
            if (!_metadata.TryAdd(key, _reader.GetString()!))
            {
                throw Fail(SafetensorsError.DuplicateKey, null, $"its metadata holds '{Printable.Text(key)}' twice");
            }
        }
    }

    private void ReadEntry(string tensor)
    {
        Expect(JsonTokenType.StartObject, SafetensorsError.EntryInvalid, tensor, "its description is not an object");
        TensorType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = _reader.GetString()!;
            _reader.Read();
            switch (key)
            {
                case "dtype" when type is null:
                    type = ReadType(tensor);
                    break;
                case "shape" when shape is null:
                    shape = ReadIntegers(tensor, SafetensorsError.ShapeInvalid, SafetensorsError.ShapeOverflow, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadOffsets(tensor);
                    break;
                default:
                    throw RefuseKey(tensor, key);
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Fail(SafetensorsError.EntryInvalid, tensor, "its description lacks dtype, shape or data_offsets");
        }

        if (!_entries.TryAdd(tensor, new HeaderEntry(tensor, type.Value, shape, offsets[0], offsets[1])))
        {
            throw Fail(SafetensorsError.DuplicateTensor, tensor, "the header describes it twice");
        }
    }

    private TensorType ReadType(string tensor)
    {
        Expect(JsonTokenType.String, SafetensorsError.UnknownType, tensor, "its dtype is not a string");
        return TensorTypes.Parse(_reader.GetString()!, _file, tensor);
    }

    private List<long> ReadOffsets(string tensor)
    {
        var offsets = ReadIntegers(
            tensor, SafetensorsError.OffsetsInvalid, SafetensorsError.OffsetsBeyondFile, "data_offsets");
        return offsets.Count == 2
            ? offsets
            : throw Fail(SafetensorsError.OffsetsInvalid, tensor,
                $"its data_offsets hold {offsets.Count} numbers, not 2");
    }

    private List<long> ReadIntegers(string tensor, SafetensorsError invalid, SafetensorsError overflow, string what)
    {
        Expect(JsonTokenType.StartArray, invalid, tensor, $"its {what} is not an array");
        var integers = new List<long>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            // Digits only: no sign, so no negative zero, and no fraction or exponent.
            if (_reader.TokenType != JsonTokenType.Number
                || _reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                throw Fail(invalid, tensor, $"its {what} holds something other than non-negative integers");
            }

            integers.Add(_reader.TryGetInt64(out var integer)
                ? integer
                : throw Fail(overflow, tensor, $"its {what} holds a number above 2^63 - 1"));
        }

        return integers;
    }

    private readonly void Expect(JsonTokenType token, SafetensorsError kind, string? tensor, string problem)
    {
        if (_reader.TokenType != token)
        {
            throw Fail(kind, tensor, problem);
        }
    }

    private readonly SafetensorsException RefuseKey(string tensor, string key) =>
        key is "dtype" or "shape" or "data_offsets"
            ? Fail(SafetensorsError.DuplicateKey, tensor, $"its description holds '{key}' twice")
            : Fail(SafetensorsError.EntryInvalid, tensor, $"its description holds an unknown '{Printable.Text(key)}'");

    private readonly SafetensorsException Fail(SafetensorsError kind, string? tensor, string problem) =>
        new(kind, _file, tensor, problem);
}
