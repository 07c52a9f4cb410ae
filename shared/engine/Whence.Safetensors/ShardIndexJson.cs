using System.Text.Json;

namespace Whence.Safetensors;

/// <summary>Reads the shard index token by token, and refuses two equal keys in any object of it.</summary>
internal ref struct ShardIndexJson
{
    private const int DepthMax = 16;
    private const string MapKey = "weight_map";

    private readonly string _path;
    private readonly Stack<HashSet<string>> _keys = new();
    private Dictionary<string, string>? _map;
    private Utf8JsonReader _reader;

    public ShardIndexJson(ReadOnlySpan<byte> json, string path)
    {
        _path = path;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthMax });
    }

    public Dictionary<string, string> Read()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Fail(null, "it is not an object");
        }

        ReadObject();
        // Reading on past the closing brace makes the reader refuse what follows it.
        _reader.Read();
        return _map ?? throw Fail(null, $"it lacks '{MapKey}'");
    }

    private void ReadObject()
    {
        _keys.Push(new HashSet<string>(StringComparer.Ordinal));
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = ReadKey(SafetensorsError.DuplicateKey);
            if (_keys.Count == 1 && key == MapKey)
            {
                ReadMap();
            }
            else
            {
                ReadValue();
            }
        }

        _keys.Pop();
    }

    private void ReadValue()
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject();
        }

        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                ReadValue();
            }
        }
    }

    private void ReadMap()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Fail(null, $"its '{MapKey}' is not an object");
        }

        _map = new Dictionary<string, string>(StringComparer.Ordinal);
        _keys.Push(new HashSet<string>(StringComparer.Ordinal));
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var tensor = ReadKey(SafetensorsError.DuplicateTensor);
            _map[tensor] = _reader.TokenType == JsonTokenType.String
                ? _reader.GetString()!
                : throw Fail(tensor, "its shard is not a string");
        }

        _keys.Pop();
    }

    private string ReadKey(SafetensorsError twice)
    {
        var key = _reader.GetString()!;
        if (!_keys.Peek().Add(key))
        {
            var tensor = twice == SafetensorsError.DuplicateTensor ? key : null;
            throw new SafetensorsException(twice, _path, tensor,
                $"it holds '{Printable.Text(key)}' twice in one object");
        }

        _reader.Read();
        return key;
    }

    private readonly SafetensorsException Fail(string? tensor, string problem) =>
        new(SafetensorsError.IndexInvalid, _path, tensor, problem);
}
