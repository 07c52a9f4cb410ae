using Whence.Engine.Configuration;
using Whence.Text;

namespace Whence.Trainer.Runs;

/// <summary>The shape of the demonstration model.</summary>
internal static class DemoModel
{
    public static ModelConfig Config(Tokenizer tokenizer, int concepts, RunOptions options) => new()
    {
        Layers = options.Layers,
        Heads = options.Width / 64,
        KeyHeads = Math.Max(1, options.Width / 128),
        Width = options.Width,
        ContextLength = 512,
        BlockLength = 32,
        MlpWidth = 4 * options.Width,
        VocabularySize = tokenizer.VocabularySize,
        TiedHead = !options.UntiedHead,
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
