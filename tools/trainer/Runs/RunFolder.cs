using System.Text.Json;
using Whence.Engine.Configuration;
using Whence.Text;
using Whence.Trainer.Corpus;

namespace Whence.Trainer.Runs;

/// <summary>Lays out a model folder: configuration, vocabulary, catalogue and generation defaults.</summary>
internal static class RunFolder
{
    public const string CheckpointFile = "checkpoint.safetensors";
    private const string GenerationFile = "generation_config.json";

    /// <summary>Lists every file of a model folder but the weights.</summary>
    public static IEnumerable<string> HeadFiles(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".safetensors", StringComparison.Ordinal));

    public static void WriteHead(string folder, ModelConfig config, Tokenizer tokenizer, string corpus)
    {
        Directory.CreateDirectory(folder);
        ConfigWriter.WriteFolder(config, folder);
        tokenizer.Save(folder);
        File.Copy(CorpusFolder.Require(corpus, "concepts.json"), Path.Combine(folder, "concepts.json"), overwrite: true);
        var stop = tokenizer.SpecialTokens[SequenceBuilder.EndOfDocument];
        File.WriteAllText(
            Path.Combine(folder, GenerationFile),
            JsonSerializer.Serialize(new Dictionary<string, object> { ["stop_tokens"] = new[] { stop } }) + "\n");
    }
}
