using System.Diagnostics;

namespace Whence.Integration.Tests.Support;

/// <summary>One service as a real process. It can be ended, frozen and started again, and its output is kept.</summary>
internal sealed class HostProcess(string name, string program, Uri address, string logFile) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _environment = [];
    private Process? _process;

    public string Name => name;

    public Uri Address => address;

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException($"{name} was never started.");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Sets a variable of the next start.</summary>
    public void Set(string variable, string value) => _environment[variable] = value;

    public void Start()
    {
        // The shell replaces itself: the process is the service, and its output needs nobody who reads it.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec dotnet \"$0\" >>\"$1\" 2>&1 </dev/null", program, logFile },
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (variable, value) in _environment)
        {
            start.Environment[variable] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
    }

    /// <summary>Returns when readiness answers 200.</summary>
    public async Task WaitReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        var started = Stopwatch.GetTimestamp();
        while (await ReadinessAsync(client) is { } problem)
        {
            if (!IsRunning || Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new InvalidOperationException($"{name} is not ready ({problem}):\n{LogTail()}");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Ends the process at once: nothing it holds in memory survives.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end and returns its exit code, or null when it did not in time.</summary>
    public async Task<int?> TerminateAsync(TimeSpan limit)
    {
        UnixSignals.Send(ProcessId, UnixSignals.Terminate);
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await _process!.WaitForExitAsync(timeout.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Stops the process between two instructions; others see it as hung.</summary>
    public void Freeze() => UnixSignals.Send(ProcessId, UnixSignals.Stop);

    public void Thaw() => UnixSignals.Send(ProcessId, UnixSignals.Continue);

    public async Task RestartAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        Start();
        await WaitReadyAsync();
    }

    public string Log() => File.Exists(logFile) ? File.ReadAllText(logFile) : "";

    public string LogTail(int lines = 30) => string.Join('\n', Log().Split('\n').TakeLast(lines));

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    private static async Task<string?> ReadinessAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/healthz/ready");
            return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync();
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return error.Message;
        }
    }
}
