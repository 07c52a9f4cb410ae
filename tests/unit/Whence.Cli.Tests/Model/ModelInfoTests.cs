using System.Security.Cryptography;
using System.Text;
using Whence.Cli.Tests.Support;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Testing;

namespace Whence.Cli.Tests.Model;

public class ModelInfoTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Fact]
    public void Info_Json_SaysWhatTheFilesSay()
    {
        var json = CommandRun.Of("model", "info", model.Folder, "--json").Json();
        var config = ConfigReader.ReadFolder(model.Folder);
        var weights = Path.Combine(model.Folder, ModelWriter.FileName);
        Assert.Equal(config.Layers, json.GetProperty("shape").GetProperty("layers").GetInt32());
        Assert.Equal(config.BlockLength, json.GetProperty("shape").GetProperty("block_length").GetInt32());
        var parameters = ParameterLayout.For(config).Sum(spec => spec.Rows * spec.Columns);
        Assert.Equal(parameters, json.GetProperty("parameters").GetInt64());
        Assert.Equal("BF16", Assert.Single(json.GetProperty("types").EnumerateArray()).GetString());
        Assert.Equal(Digest(weights), json.GetProperty("sha256").GetString());
        Assert.Equal(TinyModel.Known, json.GetProperty("concepts").GetProperty("named").GetInt32());
        Assert.Contains(json.GetProperty("files").EnumerateArray(), file =>
            file.GetProperty("name").GetString() == ModelWriter.FileName
            && file.GetProperty("bytes").GetInt64() == new FileInfo(weights).Length);
    }

    [Fact]
    public void Info_Text_SaysTheSame()
    {
        var run = CommandRun.Of("model", "info", model.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 layers x 32", run.Output, StringComparison.Ordinal);
        Assert.Contains("6 known (6 named), 8 discovered", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_FolderWithoutModel_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Of("model", "info", folder.Path).FailedWith(folder.Path, "config.json");
    }

    // As the weights are one file: the digest of the line that holds its digest.
    private static string Digest(string file)
    {
        var inner = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(inner + "\n")));
    }
}
