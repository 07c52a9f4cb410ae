using System.Buffers;
using System.Text;
using System.Text.Json;
using Whence.Audit.Recording;

namespace Whence.Audit.Storage;

/// <summary>An entry as one line of JSON. The body stands in it byte for byte.</summary>
internal static class AuditLine
{
    public static byte[] Write(AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", entry.Index);
            writer.WriteString("id", entry.Event.Id);
            writer.WriteString("kind", entry.Event.Kind);
            writer.WriteString("generation_id", entry.Event.GenerationId);
            writer.WriteString("tenant", entry.Event.Tenant);
            writer.WriteString("recorded_at", entry.Event.RecordedAt);
            writer.WriteString("message_id", entry.MessageId);
            writer.WriteBase64String("message_digest", entry.MessageDigest);
            writer.WritePropertyName("body");
            writer.WriteRawValue(entry.Event.Body);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The line is no entry, or not the next one.</exception>
    public static AuditEntry Read(ReadOnlyMemory<byte> line, long index, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var entry = Read(document.RootElement);
            return entry.Index == index ? entry : throw Broken(file, index, null);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw Broken(file, index, exception);
        }
    }

    private static AuditEntry Read(JsonElement line) => new(
        line.GetProperty("index").GetInt64(),
        new AuditDraft(
            line.GetProperty("id").GetGuid(),
            line.GetProperty("kind").GetString()!,
            line.GetProperty("generation_id").GetGuid(),
            line.GetProperty("tenant").GetString(),
            line.GetProperty("recorded_at").GetDateTimeOffset(),
            Encoding.UTF8.GetBytes(line.GetProperty("body").GetRawText())),
        line.GetProperty("message_id").GetGuid(),
        line.GetProperty("message_digest").GetBytesFromBase64());

    private static InvalidDataException Broken(string file, long index, Exception? inner) => new(
        $"{file}, line {index + 1}: this is not entry {index} of an audit record; restore the file from a copy.",
        inner);
}
