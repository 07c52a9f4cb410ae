using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;
using Whence.Text;

namespace Whence.Cli.Tests.Tokenize;

public class DetokenizeCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const string Text = "The keeper 😀\n trims";

    [Theory]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData(", ")]
    public void Run_IdsOfAText_GiveTheTextBack(string separator)
    {
        var ids = string.Join(separator, Tokenizer.Open(model.Folder).Encode(Text));
        var json = CommandRun.Of("detokenize", ids, "--model", model.Folder, "--json").Json();
        Assert.Equal(Text, json.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_SeveralArguments_AreOneList()
    {
        var ids = Tokenizer.Open(model.Folder).Encode(Text).Select(id => $"{id}");
        var json = CommandRun.Of(["detokenize", .. ids, "--model", model.Folder, "--json"]).Json();
        Assert.Equal(Text, json.GetProperty("text").GetString());
    }

    [Fact]
    public void Run_JsonArrayFromStandardInput_IsRead()
    {
        var ids = JsonSerializer.Serialize(Tokenizer.Open(model.Folder).Encode(Text));
        var run = CommandRun.WithInput(ids + "\n", "detokenize", "-", "--model", model.Folder);
        Assert.Equal(Text + "\n", run.Output);
    }

    [Fact]
    public void Run_SpecialToken_ShowsItsName()
    {
        var mask = Tokenizer.Open(model.Folder).Mask;
        Assert.Equal("<|mask|>\n", CommandRun.Of("detokenize", $"{mask}", "--model", model.Folder).Output);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("300")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void Run_NotAnId_NamesItAndTheRange(string id) =>
        CommandRun.Of("detokenize", id, "--model", model.Folder).FailedWith($"'{id}'", "from 0 to");
}
