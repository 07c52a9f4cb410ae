using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Testing;

namespace Whence.Cli.Tests.Model;

public class ModelVerifyTests
{
    [Fact]
    public void Verify_SoundModel_PassesEveryCheck()
    {
        using var folder = Folder();
        var run = CommandRun.Of("model", "verify", folder.Path);
        Assert.True(run.ExitCode == 0, run.Output);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("config.json", "{", "config")]
    [InlineData("model.safetensors", "not a model", "finite")]
    [InlineData("tokenizer.json", "{}", "tokenizer")]
    [InlineData("generation_config.json", "{\"stop_tokens\": [1000000]}", "stops")]
    [InlineData("generation_config.json", "[]", "stops")]
    [InlineData("concepts.json", "[]", "catalogue")]
    [InlineData("concepts.json", "[{\"id\": 6, \"name\": \"six\"}]", "catalogue")]
    public void Verify_BrokenFile_FailsItsCheck(string file, string text, string check)
    {
        using var folder = Folder();
        File.WriteAllText(folder.File(file), text);
        AssertFails(folder.Path, check);
    }

    [Fact]
    public void Verify_WeightsOfAnotherShape_FailTheirCheck()
    {
        using var folder = Folder();
        var config = ConfigReader.ReadFolder(folder.Path) with { MlpWidth = 96 };
        ModelWriter.Write(ParameterSet.Initialize(config, 1), folder.Path);
        AssertFails(folder.Path, "weights");
    }

    [Fact]
    public void Verify_NotANumberInTheWeights_NamesTheTensor()
    {
        using var folder = Folder();
        var set = ParameterSet.Initialize(ConfigReader.ReadFolder(folder.Path), 1);
        set["transformer.ln_f.weight"].Value[3] = float.NaN;
        ModelWriter.Write(set, folder.Path);
        Assert.Contains("transformer.ln_f.weight", AssertFails(folder.Path, "finite"), StringComparison.Ordinal);
        CommandRun.Of("generate", "a", "--tokens", "8", "--model", folder.Path).FailedWith("transformer.ln_f.weight");
    }

    [Fact]
    public void Verify_SpecialTokenOfAnotherModel_FailsTheTokenizer()
    {
        using var folder = Folder();
        var config = ConfigReader.ReadFolder(folder.Path);
        ConfigWriter.WriteFolder(config with { Tokens = config.Tokens with { Mask = 1 } }, folder.Path);
        Assert.Contains("mask", AssertFails(folder.Path, "tokenizer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OptionalFilesAbsent_AreSkipped()
    {
        using var folder = Folder();
        File.Delete(folder.File("concepts.json"));
        File.Delete(folder.File("generation_config.json"));
        var json = CommandRun.Of("model", "verify", folder.Path, "--json").Json();
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(2, json.GetProperty("checks").EnumerateArray().Count(IsSkipped));
    }

    private static bool IsSkipped(JsonElement check) => check.GetProperty("status").GetString() == "skipped";

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        TinyModel.Write(folder.Path, seed: 2);
        return folder;
    }

    // Only this check fails; later ones may be skipped for want of it.
    private static string AssertFails(string folder, string check)
    {
        var run = CommandRun.Of("model", "verify", folder, "--json");
        Assert.Equal(1, run.ExitCode);
        using var report = JsonDocument.Parse(run.Output);
        Assert.False(report.RootElement.GetProperty("ok").GetBoolean());
        var failed = report.RootElement.GetProperty("checks").EnumerateArray()
            .First(row => row.GetProperty("status").GetString() == "failed");
        Assert.Equal(check, failed.GetProperty("name").GetString());
        return failed.GetProperty("detail").GetString()!;
    }
}
