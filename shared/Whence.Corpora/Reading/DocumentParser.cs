using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Whence.Corpora.Reading;

/// <summary>Makes a document of a line; a fault is a <see cref="FormatException"/> that says what to do.</summary>
internal sealed class DocumentParser(CorpusReaderOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    public CorpusDocument Parse(ReadOnlyMemory<byte> line)
    {
        if (line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        if (line.Span.Trim(" \t\r"u8).IsEmpty)
        {
            throw new FormatException("it is empty; remove it.");
        }

        if (!Utf8.IsValid(line.Span))
        {
            throw new FormatException("it is not UTF-8; convert the file.");
        }

        try
        {
            using var json = JsonDocument.Parse(line, Strict);
            return Document(json.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                "it is not one JSON object with each property once; write one object per line.", exception);
        }
    }

    private CorpusDocument Document(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"it holds {Kind(root)}; write one object per line.");
        }

        var fields = new JsonFields(root);
        var (text, chunks) = Body(fields);
        return new CorpusDocument(
            fields.Text("id") ?? throw new FormatException("the document has no 'id'; give it one."),
            fields.Text("source") ?? options.DefaultSource
                ?? throw new FormatException("the document has no 'source'; give it one, or name a default source."),
            text,
            chunks,
            fields.Text("title"),
            fields.Text("url"),
            Licence(fields),
            Date(fields.Text("date")),
            fields.Text("split"));
    }

    private (string Text, IReadOnlyList<CorpusChunk> Chunks) Body(JsonFields fields)
    {
        var (text, chunks) = (fields.Text("text"), fields.Array("chunks"));
        return (text, chunks) switch
        {
            ({ }, { }) => throw new FormatException("the document has both 'text' and 'chunks'; keep one of them."),
            (null, null) => throw new FormatException("the document has neither 'text' nor 'chunks'; give one."),
            ({ }, null) => (text, ChunksOf(text)),
            (null, { } array) => ChunkJoiner.Join([.. array.EnumerateArray().Select(ChunkText)]),
        };
    }

    private IReadOnlyList<CorpusChunk> ChunksOf(string text) =>
        TextChunker.Split(text, options.ChunkCharsMax) is { Count: > 0 } chunks
            ? chunks
            : throw new FormatException("the 'text' is white space alone; leave the document out.");

    private static string ChunkText(JsonElement chunk, int index)
    {
        var text = chunk.ValueKind == JsonValueKind.Object ? new JsonFields(chunk).Text("text") : null;
        return string.IsNullOrWhiteSpace(text)
            ? throw new FormatException($"chunk {index} has no 'text'; give it one, or leave the chunk out.")
            : text;
    }

    private static string? Licence(JsonFields fields) => (fields.Text("licence"), fields.Text("license")) switch
    {
        ({ } one, { } other) when one != other =>
            throw new FormatException($"'licence' is '{one}' but 'license' is '{other}'; keep one of them."),
        var (one, other) => one ?? other,
    };

    private static DateOnly? Date(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.Date)
            : throw new FormatException($"the 'date' is '{text}'; write it as 2024-05-18 or 2024-05-18T09:30:00Z.");
    }

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();
}
