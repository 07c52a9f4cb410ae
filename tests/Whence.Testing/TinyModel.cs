using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Text;

namespace Whence.Testing;

/// <summary>A whole model folder with random weights, small enough to answer in milliseconds.</summary>
public sealed class TinyModel : IDisposable
{
    public const ulong Seed = 5;
    public const int Known = 6;
    public const int Discovered = 8;
    public const int BlockLength = 8;
    public const string EndOfDocument = "<|endofdocument|>";

    private readonly TemporaryFolder _folder = new();

    public TinyModel() => Write(_folder.Path, Seed);

    public string Folder => _folder.Path;

    public static string ConceptsJson { get; } = """
        [
          {"id": 0, "name": "hostile", "description": "rude wording", "group": "tone", "kind": "tone"},
          {"id": 1, "name": "polite", "description": "kind wording", "group": "tone", "kind": "tone"},
          {"id": 2, "name": "tides", "description": "high and low water", "group": "sea", "kind": "topic"},
          {"id": 3, "name": "storm", "description": "a gale at sea", "group": "sea", "kind": "topic"},
          {"id": 4, "name": "bread baking", "description": "flour and ovens", "group": "food", "kind": "topic"},
          {"id": 5, "name": "women", "description": "mentions", "group": "people", "kind": "demographic",
           "is_steerable": false}
        ]
        """;

    /// <summary>Writes the folder of a model, with or without discovered concepts.</summary>
    public static ModelConfig Write(string folder, ulong seed, int discovered = Discovered)
    {
        var tokenizer = VocabularyTrainer.Train(
            ["The keeper trims the lamp at dusk.", "High water was at ten, and the tide turned soon after."],
            300,
            [.. SpecialTokenNames.Required, EndOfDocument]);
        var config = Config(tokenizer, discovered);
        var set = ParameterSet.Initialize(config, seed);
        Sharpen(set, config);
        tokenizer.Save(folder);
        ConfigWriter.WriteFolder(config, folder);
        ModelWriter.Write(set, folder);
        File.WriteAllText(Path.Combine(folder, "concepts.json"), ConceptsJson);
        var stop = tokenizer.SpecialTokens[EndOfDocument];
        File.WriteAllText(Path.Combine(folder, "generation_config.json"), $"{{\"stop_tokens\": [{stop}]}}");
        return config;
    }

    public void Dispose() => _folder.Dispose();

    // Random logits lie close together; larger rows of the head spread them, and make ends of chunks common.
    private static void Sharpen(ParameterSet set, ModelConfig config)
    {
        var table = set["transformer.tok_emb.weight"].Value;
        for (var i = 0; i < table.Length; i++)
        {
            var row = i / config.Width;
            table[i] *= row == config.Tokens.EndOfChunk ? 40 : 20;
        }
    }

    private static ModelConfig Config(Tokenizer tokenizer, int discovered) => new()
    {
        Layers = 2,
        Heads = 4,
        KeyHeads = 2,
        Width = 32,
        ContextLength = 128,
        BlockLength = BlockLength,
        MlpWidth = 64,
        VocabularySize = tokenizer.VocabularySize,
        Tokens = new SpecialTokens(
            tokenizer.Mask, tokenizer.Pad, tokenizer.Bos, tokenizer.Eos, tokenizer.EndOfChunk, null),
        Concepts = new ConceptConfig
        {
            Known = Known,
            Discovered = discovered,
            TopKnown = 4,
            TopKnownFeatures = 4,
            TopDiscovered = 4,
            DiscoveredRank = 4,
        },
    };
}
