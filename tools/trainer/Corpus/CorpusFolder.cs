using System.Text.Json;

namespace Whence.Trainer.Corpus;

/// <summary>Reads the folder that whence-corpus writes.</summary>
internal static class CorpusFolder
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CorpusDocument> ReadDocuments(string folder) =>
        [.. File.ReadLines(Require(folder, "corpus.jsonl")).Select(line => JsonSerializer.Deserialize<CorpusDocument>(line, Options)!)];

    public static IReadOnlyList<ConceptLabel> ReadConcepts(string folder) =>
        JsonSerializer.Deserialize<List<ConceptLabel>>(File.ReadAllText(Require(folder, "concepts.json")), Options)!;

    public static string Require(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException(
                $"{folder} has no {name}; write the corpus first: whence-corpus write --output {folder}.");
    }
}
