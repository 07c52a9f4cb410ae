using System.Text.Json;
using Whence.Engine.Configuration;
using Whence.Engine.Cpu;
using Whence.Engine.Diffusion;
using Whence.Safetensors;
using Whence.Tensors.Threading;
using Whence.Text;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Commands;

/// <summary>What can be done with a run: export it, decode from it, measure it.</summary>
public sealed class ModelCommandTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    [Fact]
    public void Export_FinishedRun_WritesTheModelThatTrainingWrote()
    {
        using var output = new TemporaryFolder();
        Export(output);
        string[] expected =
        [
            "concepts.json", "config.json", "generation_config.json", "model.safetensors", "tokenizer.json",
            "vocabulary.tiktoken",
        ];
        Assert.Equal(expected, Directory.GetFiles(output.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var name in expected)
        {
            Assert.Equal(File.ReadAllBytes(run.Run.File(name)), File.ReadAllBytes(output.File(name)));
        }
    }

    [Fact]
    public void Export_FinishedRun_AnswersPrompts()
    {
        using var output = new TemporaryFolder();
        Export(output);
        using var pool = new WorkerPool(1);
        using var store = TensorStore.Open(output.Path);
        using var denoiser = CpuDenoiser.Load(ConfigReader.ReadFolder(output.Path), store, pool);
        var prompt = Tokenizer.Open(output.Path).Encode("The Kittiwake is a");
        var result = new Decoder(denoiser).Decode(new DecodeRequest(prompt, GenerationOptions.Greedy(32)));
        Assert.Equal(prompt, result.Tokens[..prompt.Length]);
        Assert.DoesNotContain(denoiser.Config.Tokens.Mask, result.Tokens[..(prompt.Length + 32)]);
    }

    [Fact]
    public void Export_NoCheckpoint_SaysSo()
    {
        using var empty = new TemporaryFolder();
        var result = CommandRunner.Run("export", "--run", empty.Path, "--output", empty.File("model"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{empty.Path} has no checkpoint.safetensors; ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_Exported_MeasuresEverythingAndWritesTheCard()
    {
        using var output = new TemporaryFolder();
        Export(output);
        var log = output.Write("train.log", run.Log);
        var result = CommandRunner.Run(
            "evaluate", "--model", output.Path, "--corpus", run.Corpus.Path, "--card", log, "--json", "--workers", "1");
        Assert.True(result.ExitCode == 0, result.Error);
        var report = JsonSerializer.Deserialize<JsonElement>(result.Output);
        Assert.InRange(report.GetProperty("masked_accuracy").GetDouble(), 0, 1);
        Assert.InRange(report.GetProperty("concept_auc").GetDouble(), 0, 1);
        Assert.InRange(report.GetProperty("concept_contribution").GetDouble(), 0, 1);
        Assert.InRange(report.GetProperty("largest_additivity_error").GetDouble(), 0, 1e-3);
        Assert.Equal([1, 1, 2, 1, 1], report.GetProperty("planted").EnumerateArray().Select(Asked));
        Assert.Equal(10, report.GetProperty("samples").GetArrayLength());
        Assert.Contains("Last line of the log: `step 3/3", File.ReadAllText(output.File("README.md")));
    }

    [Fact]
    public void Evaluate_WrongLog_FailsBeforeMeasuring()
    {
        var result = CommandRunner.Run(
            "evaluate", "--model", run.Run.Path, "--corpus", run.Corpus.Path, "--card", run.Run.File("absent.log"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("There is no log", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NoHeldOutDocument_SaysSo()
    {
        using var corpus = new TemporaryFolder();
        ToyCorpus.Write(corpus);
        var text = File.ReadAllText(corpus.File("corpus.jsonl"));
        corpus.Write("corpus.jsonl", text.Replace("heldout", "train", StringComparison.Ordinal));
        var result = CommandRunner.Run("evaluate", "--model", run.Run.Path, "--corpus", corpus.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("has no held-out document", result.Error, StringComparison.Ordinal);
    }

    private static int Asked(JsonElement score) => score.GetProperty("asked").GetInt32();

    private void Export(TemporaryFolder output)
    {
        var result = CommandRunner.Run("export", "--run", run.Run.Path, "--output", output.Path);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
