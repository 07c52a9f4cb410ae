using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Whence.Integration.Tests.Local;

public class LocalCommandLineTests
{
    [Fact]
    public async Task Start_PortThatIsTaken_NamesTheOption()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await FailsWithAsync($"Port {port} is taken; choose another one with --port", "--port", port);
    }

    [Theory]
    [InlineData("There is no option --prot", "--prot", "1")]
    [InlineData("--port is 'x'", "--port", "x")]
    [InlineData("--port is '65536'", "--port=65536")]
    [InlineData("--model needs a value", "--model")]
    [InlineData("/no/such/folder is not a folder", "--model", "/no/such/folder")]
    public async Task Start_WrongCommandLine_SaysSoInOneSentence(string sentence, params string[] arguments) =>
        await FailsWithAsync(sentence, arguments);

    [Fact]
    public async Task Start_Help_ListsTheOptions()
    {
        var (exitCode, output, error) = await LocalServer.RunAsync("--help");
        Assert.Equal((0, ""), (exitCode, error));
        foreach (var option in new[] { "--port", "--model", "--data", "--keys" })
        {
            Assert.Contains($"  {option} ", output, StringComparison.Ordinal);
        }
    }

    private static async Task FailsWithAsync(string sentence, params string[] arguments)
    {
        var (exitCode, _, error) = await LocalServer.RunAsync(arguments);
        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }
}
