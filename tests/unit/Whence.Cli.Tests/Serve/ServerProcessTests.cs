using System.Globalization;
using Whence.Cli.Serve;
using Whence.Testing;

namespace Whence.Cli.Tests.Serve;

/// <summary>A shell stands in for the server: what counts is what it is given and how its end is handed on.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_ServerThatEnds_ReturnsItsExitCodeAndGaveItTheWords()
    {
        var output = _folder.File("words");
        var shell = new LocalProgram("sh", ["-c", $"printf '%s|' \"$@\" > '{output}'; exit 3", "sh"]);
        Assert.Equal(3, new ServerProcess(shell, ["--port", "0", "--data", "a b"]).Run(CancellationToken.None));
        Assert.Equal("--port|0|--data|a b|", File.ReadAllText(output));
    }

    [Fact]
    public async Task Run_Cancelled_AsksTheServerToEndAndWaitsForIt()
    {
        var (ready, done) = (_folder.File("ready"), _folder.File("done"));
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"trap \"echo x > '{done}'; exit 0\" TERM; echo x > '{ready}'; while :; do sleep 0.05; done");
        using var interrupt = new CancellationTokenSource();
        var run = Task.Run(() => new ServerProcess(new LocalProgram("sh", ["-c", script]), []).Run(interrupt.Token));
        while (!File.Exists(ready))
        {
            await Task.Delay(20);
        }

        await interrupt.CancelAsync();
        Assert.Equal(0, await run);
        Assert.True(File.Exists(done));
    }

    public void Dispose() => _folder.Dispose();
}
