using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Bench;

public class TokenizeBenchTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Fact]
    public void Run_Repeats_EncodesEachCharacter()
    {
        var json = CommandRun.Of("bench", "tokenize", "--model", model.Folder, "--repeats", "1000", "--json").Json();
        var rows = json.GetProperty("texts").EnumerateArray().ToList();
        Assert.Equal(["a", "^", " "], rows.Select(row => row.GetProperty("text").GetString()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("tokens").GetInt32(), 1, 1000));
    }
}
