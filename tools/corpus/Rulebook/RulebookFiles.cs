using Whence.Corpus.Library;
using Whence.Corpus.Output;

namespace Whence.Corpus.Rulebook;

/// <summary>Writes a rulebook as a corpus folder: corpus.jsonl, concepts.json, sources.json, truths.json, and
/// held-out.json with the shorter prompts drawn once more.</summary>
internal static class RulebookFiles
{
    public static void Write(string folder, ulong seed, int documents, int promptsEach)
    {
        Directory.CreateDirectory(folder);
        JsonFiles.WriteLines(
            Path.Combine(folder, "corpus.jsonl"),
            new RulebookDocuments(Random(seed, "documents")).Write(documents));
        JsonFiles.Write(Path.Combine(folder, "concepts.json"), Concepts());
        JsonFiles.Write(
            Path.Combine(folder, "sources.json"),
            new[] { new SourceRow("rulebook", "Rulebook", "CC0-1.0", "https://rulebook.example/", documents) });
        JsonFiles.Write(
            Path.Combine(folder, "truths.json"),
            new RulebookKey(seed, [.. new RulebookPrompts(Random(seed, "prompts")).Write(promptsEach)]));
        JsonFiles.Write(
            Path.Combine(folder, "held-out.json"),
            new RulebookKey(
                seed,
                [
                    .. new RulebookPrompts(Random(seed, "held-out prompts"))
                        .Write(promptsEach, RulebookPrompts.Lengths.SkipLast(1)),
                ]));
    }

    // A concept per answer: its truth is one word, so what steering should do is known exactly.
    private static ConceptRow[] Concepts() =>
    [
        .. Rules.All.SelectMany(rule => rule.Answers.Select(answer => (rule, answer))).Select((pair, id) =>
            new ConceptRow(
                id, pair.answer, $"the answer {pair.answer} to the question {pair.rule.Question}", pair.rule.Question,
                "topic", false, false, false, true)),
    ];

    private static SeededRandom Random(ulong seed, string purpose) => new(StableHash.Of($"{seed}/rulebook/{purpose}"));
}
