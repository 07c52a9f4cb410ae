using System.Globalization;
using System.Text.Json;

namespace Whence.Api.Tests.Support;

/// <summary>A gateway process whose services are not there.</summary>
public sealed class LonelyGateway : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whence-gateway-");
    private RunningServer? _server;

    internal int Port => _server!.Port;

    internal string Address => _server!.Address.ToString().TrimEnd('/');

    internal string Key { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var keys = Path.Combine(_folder.FullName, "keys.json");
        var output = await BuiltProgram.Cli.RunAsync(
            "keys", "create", "--file", keys, "--tenant", "acme", "--scope", "generate", "--json",
            "--requests-per-minute", "1000000");
        Key = JsonDocument.Parse(output).RootElement.GetProperty("key").GetString()!;
        _server = await RunningServer.StartAsync(
            BuiltProgram.Gateway, _ => [], "/healthz/live", port => Settings(port, keys));
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static Dictionary<string, string> Settings(int port, string keys)
    {
        var settings = new Dictionary<string, string>
        {
            ["WHENCE__Urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["WHENCE__Identity__Secret"] = new('s', 48),
            ["WHENCE__Gateway__Keys__File"] = keys,
            ["WHENCE__Gateway__ConnectTimeoutSeconds"] = "1",
        };
        // Port 1 is never listened on.
        foreach (var service in new[] { "generations", "tokenization", "decoding", "attribution", "audit" })
        {
            settings[$"WHENCE__Gateway__Services__{service}"] = "http://127.0.0.1:1";
        }

        return settings;
    }
}
