using System.Diagnostics;
using Whence.Testing;

namespace Whence.Integration.Tests.Support;

/// <summary>A broker of one test's own, started as people start it; the test may do to it what it likes.</summary>
internal sealed class OwnBroker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private OwnBroker()
    {
    }

    public Uri Address { get; private set; } = new("amqp://unknown");

    /// <summary>Gets its management API, with user and password.</summary>
    public Uri Management { get; private set; } = new("http://unknown");

    public static async Task<OwnBroker> StartAsync()
    {
        var broker = new OwnBroker();
        var variables = await broker.RunAsync("start", "--free-ports");
        broker.Address = new Uri(Read(variables, "WHENCE_TEST_RABBITMQ"));
        var management = new UriBuilder(Read(variables, "WHENCE_TEST_RABBITMQ_MANAGEMENT"));
        (management.UserName, management.Password) = ("whence", "whence");
        broker.Management = management.Uri;
        return broker;
    }

    public Task StartAgainAsync() => RunAsync("start");

    /// <summary>Ends it in order; queues and messages are on disk.</summary>
    public Task StopAsync() => RunAsync("stop");

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => RunAsync("kill");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private static string Read(string variables, string name) => variables.Split('\n')
        .Single(line => line.Contains(name + "=", StringComparison.Ordinal)).Split('\'')[1];

    private async Task<string> RunAsync(string command, params string[] more)
    {
        var start = new ProcessStartInfo(RepositoryRoot.Locate("tools", "dev", "backends"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[command, "rabbitmq", "--dir", _folder.Path, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"tools/dev/backends {command}: {await error}");
    }
}
