using Whence.Cli.Bench;
using Whence.Cli.Tests.Support;
using Whence.Tensors.Threading;
using Whence.Testing;

namespace Whence.Cli.Tests.Bench;

public class DecodeBenchTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Theory]
    [InlineData("--full-steps 5", true, 5)]
    [InlineData("--full-steps 0", false, 32)]
    [InlineData("--full", false, 32)]
    [InlineData("--full-steps 99", false, 32)]
    public void Run_FullForward_DecidesTheSame(string options, bool extrapolated, int steps)
    {
        var run = Run(["--prompt", "11", .. options.Split(' ')]);
        Assert.True(run.GetProperty("identical").GetBoolean());
        var full = run.GetProperty("full");
        Assert.Equal(extrapolated, full.GetProperty("extrapolated").GetBoolean());
        Assert.Equal(steps, full.GetProperty("timed_steps").GetInt32());
        Assert.Equal(43, full.GetProperty("rows_per_token").GetDouble());
        Assert.True(run.GetProperty("cached").GetProperty("rows_per_token").GetDouble() < 43);
        Assert.True(run.GetProperty("ratio").GetDouble() > 0);
    }

    [Fact]
    public void Run_CachedOnly_LeavesTheComparisonOut()
    {
        var run = Run(["--prompt", "8", "--cached-only"]);
        Assert.False(run.TryGetProperty("full", out _));
        Assert.False(run.TryGetProperty("identical", out _));
    }

    [Fact]
    public void Run_ConfigWithoutWeights_AsksForRandomOnes()
    {
        using var folder = new TemporaryFolder();
        var config = folder.File("config.json");
        File.Copy(Path.Combine(model.Folder, "config.json"), config);
        CommandRun.Of("bench", "decode", "--config", config, "--tokens", "8").FailedWith(config, "--random-weights");
        var run = CommandRun.Of(
            "bench", "decode", "--config", config, "--random-weights", "--tokens", "8", "--prompt", "3");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("decisions are identical", run.Output, StringComparison.Ordinal);
        Assert.Contains("random f32 weights", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tokens 12", "--tokens is 12", "use 8 or 16")]
    [InlineData("--tokens 8 --prompt -1", "--prompt is -1", "from 0 up")]
    [InlineData("--tokens 8 --prompt 500", "context of 128", "shorter prompt")]
    public void Run_Refused_SaysWhatToDo(string options, string problem, string advice) => CommandRun.Of(
        ["bench", "decode", "--config", Path.Combine(model.Folder, "config.json"), .. options.Split(' ')])
        .FailedWith(problem, advice);

    [Fact]
    public void Run_NoSuchConfig_NamesIt() =>
        CommandRun.Of("bench", "decode", "--config", "/no/config.json").FailedWith("/no/config.json");

    [Fact]
    public void Open_NoConfig_IsTheBuiltInOne()
    {
        using var pool = new WorkerPool(1);
        using var built = BenchModel.Open(null, randomWeights: false, pool);
        var config = built.Denoiser.Config;
        Assert.Equal((8, 512, 64), (config.Layers, config.Width, config.BlockLength));
        Assert.Equal((8, 2, 2048), (config.Heads, config.KeyHeads, config.MlpWidth));
        Assert.Equal((8192, 1024, 3072), (config.VocabularySize, config.Concepts.Known, config.Concepts.Discovered));
    }

    [Fact]
    public void Of_FewerStepsThanTokens_ScalesTheTime()
    {
        var timing = DecodeTiming.Of(timedSeconds: 2, timedSteps: 4, steps: 100, rowsPerToken: 7);
        Assert.Equal((50.0, 2.0, 500.0), (timing.Seconds, timing.TokensPerSecond, timing.MsPerStep));
        Assert.True(timing.Extrapolated);
    }

    private System.Text.Json.JsonElement Run(string[] options)
    {
        var config = Path.Combine(model.Folder, "config.json");
        var report = CommandRun.Of(
            ["bench", "decode", "--config", config, "--tokens", "32", "--threads", "1", "--json", .. options]).Json();
        Assert.True(report.GetProperty("peak_bytes").GetInt64() > 0);
        return Assert.Single(report.GetProperty("runs").EnumerateArray());
    }
}
