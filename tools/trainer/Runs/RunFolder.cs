using System.Text.Json;
using Whence.Engine.Configuration;
using Whence.Text;
using Whence.Trainer.Corpus;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Runs;

/// <summary>Lays out a model folder: configuration, vocabulary, catalogue and generation defaults.</summary>
internal static class RunFolder
{
    public const string CheckpointFile = "checkpoint.safetensors";
    public const string OptionsFile = "run.json";
    private const string GenerationFile = "generation_config.json";

    /// <summary>Lists every file of a model folder but the weights.</summary>
    public static IEnumerable<string> HeadFiles(string folder) => Directory.EnumerateFiles(folder).Where(file =>
        !file.EndsWith(".safetensors", StringComparison.Ordinal) && Path.GetFileName(file) != OptionsFile);

    /// <summary>Returns the path of the checkpoint of a run.</summary>
    public static string RequireCheckpoint(string folder)
    {
        var file = Path.Combine(folder, CheckpointFile);
        return File.Exists(file)
            ? file
            : throw new TrainerException(
                $"{folder} has no {CheckpointFile}; give the --output folder of a run that has saved one.");
    }

    public static void WriteHead(string folder, ModelConfig config, Tokenizer tokenizer, string corpus)
    {
        Directory.CreateDirectory(folder);
        ConfigWriter.WriteFolder(config, folder);
        tokenizer.Save(folder);
        File.Copy(CorpusFolder.Concepts(corpus), Path.Combine(folder, "concepts.json"), overwrite: true);
        var stop = tokenizer.SpecialTokens[SequenceBuilder.EndOfDocument];
        File.WriteAllText(
            Path.Combine(folder, GenerationFile),
            JsonSerializer.Serialize(new Dictionary<string, object> { ["stop_tokens"] = new[] { stop } }) + "\n");
    }

    public static void WriteOptions(string folder, RunOptions options) =>
        File.WriteAllText(Path.Combine(folder, OptionsFile), JsonOutput.Indented(options) + "\n");
}
