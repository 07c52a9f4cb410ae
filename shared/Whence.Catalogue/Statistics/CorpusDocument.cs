using System.Text.Json;
using Whence.Models;

namespace Whence.Catalogue.Statistics;

/// <summary>A document of a corpus in JSON Lines: id, source, and text, or chunks that each have a text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Chunks">Its chunks; a document with a text alone is one chunk.</param>
public sealed record CorpusDocument(string Id, string? Source, IReadOnlyList<string> Chunks)
{
    /// <summary>Reads documents one by one.</summary>
    /// <param name="file">The path of the file.</param>
    /// <exception cref="ModelException">The file is missing, or a line is not a document.</exception>
    public static IEnumerable<CorpusDocument> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new ModelException(
                $"{file} does not exist; give a file of JSON Lines, each with id, source and chunks or text.");
        }

        return File.ReadLines(file).Select((line, index) => Parse(line, file, index + 1));
    }

    private static CorpusDocument Parse(string line, string file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new CorpusDocument(
                root.GetProperty("id").GetString()!,
                root.TryGetProperty("source", out var source) ? source.GetString() : null,
                root.TryGetProperty("chunks", out var chunks)
                    ? [.. chunks.EnumerateArray().Select(chunk => chunk.GetProperty("text").GetString()!)]
                    : [root.GetProperty("text").GetString()!]);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelException(
                $"{file}: line {number} is not a document; each line is an object with id, and chunks or text.",
                exception);
        }
    }
}
