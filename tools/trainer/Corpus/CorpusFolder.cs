using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Corpus;

/// <summary>Reads the folder that whence-corpus writes.</summary>
internal static class CorpusFolder
{
    private const string DocumentsFile = "corpus.jsonl";
    private const string ConceptsFile = "concepts.json";

    public static IReadOnlyList<CorpusDocument> ReadDocuments(string folder)
    {
        var file = Require(folder, DocumentsFile);
        return [.. File.ReadLines(file).Select((line, i) => Parse<CorpusDocument>(line, $"{file}, line {i + 1}"))];
    }

    public static IReadOnlyList<ConceptLabel> ReadConcepts(string folder) =>
        ReadJson<List<ConceptLabel>>(folder, ConceptsFile);

    /// <summary>Reads one JSON value from a file of the folder.</summary>
    public static T ReadJson<T>(string folder, string name)
    {
        var file = Require(folder, name);
        return Parse<T>(File.ReadAllText(file), file);
    }

    /// <summary>Returns the path of the catalogue, which a model carries along.</summary>
    public static string Concepts(string folder) => Require(folder, ConceptsFile);

    /// <summary>Returns the SHA-256 of the documents and the catalogue, in hexadecimal.</summary>
    public static string Digest(string folder)
    {
        string[] parts = [.. new[] { DocumentsFile, ConceptsFile }.Select(name => FileDigest(Require(folder, name)))];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', parts))));
    }

    private static string FileDigest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Require(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file)
            ? file
            : throw new TrainerException(
                $"{folder} has no {name}; write the corpus first: whence-corpus write --output {folder}.");
    }

    private static T Parse<T>(string json, string where)
    {
        try
        {
            return JsonOutput.Parse<T>(json);
        }
        catch (JsonException exception)
        {
            throw new TrainerException(
                $"{where} cannot be read ({exception.Message.TrimEnd('.')}); "
                + "write the corpus again with whence-corpus write.",
                exception);
        }
    }
}
