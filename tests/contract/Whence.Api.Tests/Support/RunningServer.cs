using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Whence.Api.Tests.Support;

/// <summary>A server process on a free port of the loopback interface, until disposed of.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private const int AttemptsMax = 300;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private RunningServer(Process process, int port)
    {
        (_process, Port) = (process, port);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Gets what it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a program and returns when a path answers with success.</summary>
    public static async Task<RunningServer> StartAsync(
        BuiltProgram program,
        Func<int, IEnumerable<string>> arguments,
        string readyPath,
        Func<int, IReadOnlyDictionary<string, string>>? environment = null)
    {
        var port = FreePort();
        var server = new RunningServer(program.Start(arguments(port), environment?.Invoke(port)), port);
        using var client = new HttpClient { BaseAddress = server.Address };
        for (var attempt = 0; attempt < AttemptsMax && !server._process.HasExited; attempt++)
        {
            if (await AnswersAsync(client, readyPath))
            {
                return server;
            }

            await Task.Delay(100);
        }

        var output = server.Output;
        await server.DisposeAsync();
        throw new InvalidOperationException($"{program.Assembly} did not answer {readyPath}; it printed:\n{output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
