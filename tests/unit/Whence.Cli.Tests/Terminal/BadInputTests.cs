using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Terminal;

/// <summary>docs/BAD_INPUT.md says what the commands answer, row by row.</summary>
public sealed class BadInputTests(TinyModel model) : IClassFixture<TinyModel>, IDisposable
{
    private const string Begin = "<!-- rows of the command line -->";
    private const string End = "<!-- end of the rows of the command line -->";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (input, answer) in Document())
            {
                rows.Add(input, answer);
            }

            return rows;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Rows))]
    public void Run_RowOfTheDocument_IsRefusedAsItSays(string input, string answer)
    {
        var run = CommandRun.Of([.. Line(input), "--model", model.Folder]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var at = 0;
        foreach (var part in answer.Split('…'))
        {
            var found = run.Error.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= at, $"'{part}' is not where it should be in: {run.Error}");
            at = found + part.Length;
        }

        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Rows_OfTheDocument_AreThere() => Assert.True(Document().Count >= 30, "the table is missing");

    private static List<(string Input, string Answer)> Document()
    {
        var text = File.ReadAllText(RepositoryRoot.Locate("docs", "BAD_INPUT.md"));
        var rows = text[text.IndexOf(Begin, StringComparison.Ordinal)..text.IndexOf(End, StringComparison.Ordinal)];
        return
        [
            .. rows.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Trim('|', ' ').Split(" | ", 2)).Select(cells => (cells[0].Trim('`'), cells[1])),
        ];
    }

    private string[] Line(string input)
    {
        if (input[0] != '{' && input != "null")
        {
            return input.StartsWith("counterfactual", StringComparison.Ordinal)
                ? [.. input.Split(' '), "--tokens", "16"]
                : input.Split(' ');
        }

        File.WriteAllText(_folder.File("profile.json"), input);
        return ["steer", "The", "--profile", _folder.File("profile.json")];
    }
}
