using System.Text.Json;

namespace Whence.Trainer.Tests.Support;

/// <summary>Writes a corpus of a few short documents in the format of whence-corpus.</summary>
internal static class ToyCorpus
{
    public const int HeldOut = 3;

    private static readonly string[] Concepts = ["boats", "weather", "polite"];

    private static readonly string[] Boats =
        ["The Kittiwake is a blue boat.", "The Fulmar came in at dusk.", "Two boats left the quay."];

    private static readonly string[] Weather =
        ["Rain is likely by noon.", "The wind was light and from the west.", "Fog hid the harbour."];

    public static void Write(TemporaryFolder folder)
    {
        folder.Write("corpus.jsonl", string.Join('\n', Documents().Select(Json)) + "\n");
        folder.Write("concepts.json", Json(Concepts.Select((name, id) => new { id, name, kind = "topic" })));
        folder.Write("truths.json", Json(Truths()));
    }

    private static IEnumerable<object> Documents() =>
        from i in Enumerable.Range(0, 12 + HeldOut)
        let boat = Chunk(Boats[i % 3], Concepts[..1])
        let weather = Chunk(Weather[i / 3 % 3], Concepts[1..2])
        let thanks = Chunk("\nThank you kindly.", Concepts[2..])
        select new
        {
            id = $"log-{i}",
            source = "log",
            title = "Harbour log",
            split = i < 12 ? "train" : "heldout",
            chunks = i % 2 == 0 ? new[] { boat, weather, thanks } : [weather, boat],
        };

    private static object Chunk(string text, string[] concepts) => new { text, concepts };

    private static object Truths()
    {
        var rule = new { id = "rule", prompts = new[] { new { prompt = "Fog. Rain.", expected = "wait" } } };
        return new
        {
            facts = new[] { new { id = "fact", prompt = "The Kittiwake is a", answer = "blue boat" } },
            copies = new[] { new { id = "copy", prompt = "From Ada. Dear", answer = "Ada" } },
            and_rules = new[] { rule, rule },
            or_rules = new[] { rule },
            hidden_instruction = new[]
            {
                new
                {
                    id = "tone",
                    prompt_with = "Be kind. Fog.",
                    expected_words_with = new[] { "kindly" },
                    prompt_without = "Fog.",
                },
            },
        };
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
