using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whence.Text.Files;

/// <summary>Reads and writes a vocabulary on disk: the rank file beside a description in JSON.</summary>
internal static class VocabularyFolder
{
    private const string RankFileName = "vocabulary.tiktoken";
    private const string DescriptionFileName = "tokenizer.json";
    private const string Format = "whence-bpe-1";
    private const string Pattern = "cl100k";

    // The relaxed encoder keeps "<|pad|>" readable; the file is never put inside HTML.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Tokenizer Open(string folder)
    {
        var file = Path.Combine(folder, DescriptionFileName);
        using var description = Parse(file);
        Expect(file, description.RootElement, "format", Format);
        Expect(file, description.RootElement, "pattern", Pattern);
        var encoding = BytePairEncoding.Load(Path.Combine(folder, RankFileName));
        return new Tokenizer(encoding, ReadSpecialTokens(file, description.RootElement, encoding.Count));
    }

    public static void Save(string folder, BytePairEncoding encoding, IReadOnlyDictionary<string, int> specialTokens)
    {
        Directory.CreateDirectory(folder);
        encoding.Save(Path.Combine(folder, RankFileName));
        using var stream = File.Create(Path.Combine(folder, DescriptionFileName));
        using var writer = new Utf8JsonWriter(stream, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("pattern", Pattern);
        writer.WriteStartObject("special_tokens");
        foreach (var (name, id) in specialTokens.OrderBy(pair => pair.Value))
        {
            writer.WriteNumber(name, id);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static JsonDocument Parse(string file)
    {
        if (!File.Exists(file))
        {
            throw new VocabularyException(
                file, null, "the file does not exist; give a folder with a saved vocabulary.");
        }

        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException error)
        {
            var line = (int?)error.LineNumber + 1;
            throw new VocabularyException(file, line, "this is not JSON; save the vocabulary again.", error);
        }
    }

    private static void Expect(string file, JsonElement root, string name, string expected)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String || value.GetString() != expected)
        {
            throw new VocabularyException(file, null, $"\"{name}\" must be \"{expected}\"; no other is supported.");
        }
    }

    private static Dictionary<string, int> ReadSpecialTokens(string file, JsonElement root, int firstId)
    {
        if (!root.TryGetProperty("special_tokens", out var tokens) || tokens.ValueKind != JsonValueKind.Object)
        {
            throw new VocabularyException(file, null, "\"special_tokens\" must be an object of names and ids.");
        }

        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var token in tokens.EnumerateObject())
        {
            if (token.Value.ValueKind != JsonValueKind.Number || !token.Value.TryGetInt32(out var id)
                || id < firstId || id == int.MaxValue || !taken.Add(id) || !ids.TryAdd(token.Name, id))
            {
                throw new VocabularyException(
                    file, null, $"special token \"{token.Name}\" needs a name and an id of its own from {firstId} up.");
            }
        }

        CheckRequired(file, ids);
        return ids;
    }

    private static void CheckRequired(string file, Dictionary<string, int> ids)
    {
        foreach (var name in SpecialTokenNames.Required)
        {
            if (!ids.ContainsKey(name))
            {
                throw new VocabularyException(file, null, $"special token \"{name}\" is missing; add it with its id.");
            }
        }
    }
}
