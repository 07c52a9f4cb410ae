using Whence.Engine.Configuration;
using Whence.Text;

namespace Whence.Trainer.Runs;

/// <summary>The shape of the demonstration model.</summary>
internal static class DemoModel
{
    public static ModelConfig Config(Tokenizer tokenizer, int concepts, int layers, int width) => new()
    {
        Layers = layers,
        Heads = width / 64,
        KeyHeads = Math.Max(1, width / 128),
        Width = width,
        ContextLength = 512,
        BlockLength = 32,
        MlpWidth = 4 * width,
        VocabularySize = tokenizer.VocabularySize,
        Tokens = new SpecialTokens(
            tokenizer.Mask, tokenizer.Pad, tokenizer.Bos, tokenizer.Eos, tokenizer.EndOfChunk, null),
        Concepts = new ConceptConfig
        {
            Known = concepts,
            Discovered = 3 * concepts,
            TopKnown = 16,
            TopKnownFeatures = 16,
            TopDiscovered = 64,
            DiscoveredRank = 128,
        },
    };
}
