using System.Text.Json;
using Whence.Trainer.Tests.Support;

namespace Whence.Trainer.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder _corpus = new();
    private readonly TemporaryFolder _output = new();

    public TrainCommandTests() => ToyCorpus.Write(_corpus);

    public void Dispose()
    {
        _corpus.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Train_StoppedAndResumed_WritesTheBytesOfAStraightRun()
    {
        var (straight, resumed) = (_output.File("straight"), _output.File("resumed"));
        CommandRunner.Train(_corpus, straight, "--steps", "5");
        CommandRunner.Train(_corpus, resumed, "--steps", "5", "--until", "2");
        CommandRunner.Train(_corpus, resumed, "--steps", "5", "--resume");
        foreach (var file in Directory.EnumerateFiles(straight).Select(Path.GetFileName))
        {
            Assert.True(Bytes(straight, file!).SequenceEqual(Bytes(resumed, file!)), $"{file} differs");
        }
    }

    [Fact]
    public void Train_ThreeSteps_PrintsCommandProgressAndTotal()
    {
        var arguments = CommandRunner.TrainArguments(_corpus, _output.Path, "--steps", "3");
        var result = CommandRunner.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(3, result.Lines.Count);
        Assert.Equal("command: whence-trainer " + string.Join(' ', arguments), result.Lines[0]);
        Assert.Matches(@"^step 3/3  epoch \d+  loss \d.*  \d+ tokens/s  0:00:00 left$", result.Lines[1]);
        Assert.Matches("^total: [0-9,]+ tokens in 3 steps and .* minutes on .* cores\\.$", result.Lines[2]);
    }

    [Fact]
    public void Train_Json_PrintsOneObjectPerLine()
    {
        var lines = CommandRunner.Train(_corpus, _output.Path, "--steps", "3", "--json").Lines;
        var objects = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["started", "progress", "ended"], objects.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(3, objects[1].GetProperty("step").GetInt32());
        Assert.True(objects[1].GetProperty("loss").GetDouble() > 0, lines[1]);
        Assert.True(objects[1].TryGetProperty("tokens_per_second", out _), lines[1]);
        Assert.True(objects[1].TryGetProperty("seconds_left", out _), lines[1]);
    }

    [Theory]
    [InlineData("--steps", "6")]
    [InlineData("--seed", "9")]
    [InlineData("--layers", "2")]
    [InlineData("--width", "256")]
    [InlineData("--learning-rate", "0.5")]
    public void Resume_OptionDiffers_IsRefusedAndLeavesTheRunAlone(string option, string value)
    {
        CommandRunner.Train(_corpus, _output.Path, "--steps", "5", "--until", "1");
        var before = Bytes(_output.Path, "config.json");
        string[] steps = option == "--steps" ? [] : ["--steps", "5"];
        var arguments = CommandRunner.TrainArguments(_corpus, _output.Path, "--resume");
        var result = CommandRunner.Run([.. Without(arguments, option), .. steps, option, value]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{option} ", result.Error, StringComparison.Ordinal);
        Assert.Contains($"not {value};", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Bytes(_output.Path, "config.json"));
    }

    [Fact]
    public void Resume_RunWithoutOptionsButOtherShape_IsRefused()
    {
        CommandRunner.Train(_corpus, _output.Path, "--steps", "5", "--until", "1");
        File.Delete(_output.File("run.json"));
        var arguments = CommandRunner.TrainArguments(_corpus, _output.Path, "--steps", "5", "--resume");
        var result = CommandRunner.Run([.. Without(arguments, "--width"), "--width", "256"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("has 1 layers of 128 channels", result.Error, StringComparison.Ordinal);
        Assert.Contains("not 1 layers of 256 channels", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_output.File("run.json")));
    }

    [Fact]
    public void Resume_CorpusDiffers_IsRefused()
    {
        CommandRunner.Train(_corpus, _output.Path, "--steps", "5", "--until", "1");
        File.AppendAllText(_corpus.File("concepts.json"), "\n");
        var result = CommandRunner.Run(
            CommandRunner.TrainArguments(_corpus, _output.Path, "--steps", "5", "--resume"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--corpus", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_NoCheckpoint_SaysSo()
    {
        var result = CommandRunner.Run(CommandRunner.TrainArguments(_corpus, _output.Path, "--resume"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{_output.Path} has no checkpoint.safetensors; ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Train_NoCorpus_SaysHowToWriteIt()
    {
        using var empty = new TemporaryFolder();
        var result = CommandRunner.Run("train", "--corpus", empty.Path, "--output", _output.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("whence-corpus write --output", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Train_Cancelled_WritesNoModel()
    {
        var result = CommandRunner.Run(
            new CancellationToken(canceled: true), CommandRunner.TrainArguments(_corpus, _output.Path, "--steps", "3"));
        Assert.Equal(130, result.ExitCode);
        Assert.False(File.Exists(_output.File("model.safetensors")));
    }

    [Fact]
    public void Resume_Cancelled_SavesAndSaysHowToGoOn()
    {
        CommandRunner.Train(_corpus, _output.Path, "--steps", "5", "--until", "2");
        File.Delete(_output.File("model.safetensors"));
        var arguments = CommandRunner.TrainArguments(_corpus, _output.Path, "--steps", "5", "--resume");
        var result = CommandRunner.Run(new CancellationToken(canceled: true), arguments);
        Assert.Equal(130, result.ExitCode);
        Assert.Equal(
            $"Stopped and saved at step 2; go on with: whence-trainer {string.Join(' ', arguments)}\n", result.Error);
        Assert.Equal(0, CommandRunner.Run(arguments).ExitCode);
        Assert.True(File.Exists(_output.File("model.safetensors")));
    }

    private static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));

    private static IEnumerable<string> Without(string[] arguments, string option)
    {
        var at = Array.IndexOf(arguments, option);
        return at < 0 ? arguments : arguments[..at].Concat(arguments[(at + 2)..]);
    }
}
