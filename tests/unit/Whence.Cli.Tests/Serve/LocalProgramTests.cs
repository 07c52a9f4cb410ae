using Whence.Cli.Serve;
using Whence.Cli.Terminal;
using Whence.Testing;

namespace Whence.Cli.Tests.Serve;

public sealed class LocalProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_InstalledBesideTheCommand_IsRunAsItIs()
    {
        var library = _folder.File("Whence.Local.dll");
        File.WriteAllText(library, "");
        var program = LocalProgram.Find(_folder.Path, RepositoryRoot.Folder);
        Assert.Equal("dotnet", program.FileName);
        Assert.Equal([library], program.Arguments);
    }

    [Fact]
    public void Find_WithinACheckout_RunsTheProject()
    {
        var project = Directory.CreateDirectory(_folder.File("services/local/Whence.Local")).FullName;
        var below = Directory.CreateDirectory(_folder.File("artifacts/bin/Whence.Cli/release")).FullName;
        foreach (var (command, current) in new[] { (below, "/"), ("/", below) })
        {
            Assert.Equal(
                ["run", "-c", "Release", "--project", project, "--"], LocalProgram.Find(command, current).Arguments);
        }
    }

    [Fact]
    public void Find_Nowhere_SaysWhatToInstall()
    {
        var error = Assert.Throws<CommandException>(() => LocalProgram.Find(_folder.Path, _folder.Path));
        Assert.Contains("Whence.Local.dll", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
