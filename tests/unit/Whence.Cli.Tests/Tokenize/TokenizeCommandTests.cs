using Whence.Cli.Tests.Support;
using Whence.Testing;
using Whence.Text;

namespace Whence.Cli.Tests.Tokenize;

public class TokenizeCommandTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Theory]
    [InlineData("The keeper trims the lamp\n")]
    [InlineData("grüße 😀 <|mask|>\r\n\n")]
    [InlineData("")]
    public void Run_StandardInput_GivesTheTokenizersIdsAndOffsets(string text)
    {
        var json = CommandRun.WithInput(text, "tokenize", "-", "--model", model.Folder, "--json").Json();
        var expected = Tokenizer.Open(model.Folder).EncodeWithOffsets(text);
        Assert.Equal(expected.Count, json.GetProperty("count").GetInt32());
        Assert.Equal(expected, json.GetProperty("tokens").EnumerateArray().Select(token => new TokenSpan(
            token.GetProperty("id").GetInt32(),
            token.GetProperty("start_char").GetInt32(),
            token.GetProperty("end_char").GetInt32())));
        Assert.All(json.GetProperty("tokens").EnumerateArray(), token => Assert.Equal(
            text[token.GetProperty("start_char").GetInt32()..token.GetProperty("end_char").GetInt32()],
            token.GetProperty("text").GetString()));
    }

    [Fact]
    public void Run_Table_ShowsIdsOffsetsAndVisibleText()
    {
        var run = CommandRun.Of("tokenize", "e\n", "--model", model.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0-1", run.Output, StringComparison.Ordinal);
        Assert.Contains("\\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 tokens\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InputIsNotUtf8_SaysSo() =>
        CommandRun.WithBytes([0xC3], default, "tokenize", "-", "--model", model.Folder)
            .FailedWith("not UTF-8 at byte 0");

    [Theory]
    [InlineData("--ranks x --model y", "give one of them")]
    [InlineData("--instruct", "--instruct belongs to --ranks")]
    [InlineData("--ranks /no/such/ranks", "/no/such/ranks", "does not exist")]
    [InlineData("--model /no/such/folder", "/no/such/folder")]
    public void Run_WrongVocabulary_SaysWhatToDo(string options, params string[] words) =>
        CommandRun.Of(["tokenize", "x", .. options.Split(' ')]).FailedWith(words);

    [Fact]
    public void Run_RankFileOfAnotherVocabulary_IsRefused() =>
        CommandRun.Of("tokenize", "x", "--ranks", Path.Combine(model.Folder, "vocabulary.tiktoken"))
            .FailedWith("cl100k_base", "100256");
}
