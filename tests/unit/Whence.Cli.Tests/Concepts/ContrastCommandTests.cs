using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Concepts;

public sealed class ContrastCommandTests(TinyModel model) : IClassFixture<TinyModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Json_RanksConceptsWithTheShuffledControl()
    {
        var report = Run(
            "The lamp.\n\nThe lamp trims.\nThe keeper.", "High tide.\nTen.", "--top", "3", "--json").Json();
        Assert.Equal(3, report.GetProperty("concepts").GetArrayLength());
        Assert.Equal((3, 2), (
            report.GetProperty("texts_with").GetInt32(), report.GetProperty("texts_without").GetInt32()));
        Assert.True(report.GetProperty("permutations").GetInt32() > 0);
        Assert.All(report.GetProperty("concepts").EnumerateArray(), concept => Assert.InRange(
            concept.GetProperty("p_value").GetDouble(), 0, 1));
    }

    [Fact]
    public void Run_ForPeople_SaysWhatChanceGives() =>
        Assert.Contains("with shuffled labels", Run("The lamp.", "High tide.").Output, StringComparison.Ordinal);

    [Fact]
    public void Run_EmptyFile_IsRefused() => Run(" \n\n", "High tide.").FailedWith("--with", "one text on each line");

    private CommandRun Run(string with, string without, params string[] options)
    {
        File.WriteAllText(_folder.File("with.txt"), with);
        File.WriteAllText(_folder.File("without.txt"), without);
        return CommandRun.Of([
            "concepts", "contrast", "--with", _folder.File("with.txt"), "--without", _folder.File("without.txt"),
            "--model", model.Folder, "--threads", "1", .. options,
        ]);
    }
}
