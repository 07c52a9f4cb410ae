using System.Text.Json;

namespace Whence.Api.Tests.Support;

/// <summary>
/// The whole platform in one process, with keys for several tenants, shared by all tests. WHENCE_TEST_PLATFORM names
/// the gateway of a platform that already runs instead, and WHENCE_TEST_PLATFORM_KEYS the file in which it looks for
/// keys.
/// </summary>
public sealed class LocalPlatform : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whence-api-");
    private RunningServer? _server;
    private string? _catalogueKey;

    internal Uri Address { get; private set; } = new("http://127.0.0.1:0");

    internal int Port => Address.Port;

    /// <summary>Gets a key that may do everything a tenant may.</summary>
    internal string Key { get; private set; } = "";

    /// <summary>Gets such a key of another tenant.</summary>
    internal string RivalKey { get; private set; } = "";

    /// <summary>Gets a key with the scope audit.read alone.</summary>
    internal string AuditorKey { get; private set; } = "";

    /// <summary>Gets the folder of the key file and the data.</summary>
    internal string Folder => _folder.FullName;

    internal string KeysFile { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var running = Environment.GetEnvironmentVariable("WHENCE_TEST_PLATFORM");
        KeysFile = Environment.GetEnvironmentVariable("WHENCE_TEST_PLATFORM_KEYS") ?? Path.Combine(Folder, "keys.json");
        Key = await CreateKeyAsync("acme", "generate", "explain", "steer", "audit.read");
        RivalKey = await CreateKeyAsync("rival", "generate", "explain", "steer", "audit.read");
        AuditorKey = await CreateKeyAsync("acme", "audit.read");
        Address = string.IsNullOrEmpty(running) ? await StartAsync() : new Uri(running);
    }

    private async Task<Uri> StartAsync()
    {
        _server = await RunningServer.StartAsync(
            BuiltProgram.Local,
            port => ["--port", $"{port}", "--keys", KeysFile, "--data", Path.Combine(Folder, "data")],
            "/healthz/ready");
        return _server.Address;
    }

    /// <summary>Creates a key as an operator does, and returns it.</summary>
    internal async Task<string> CreateKeyAsync(string tenant, params string[] scopes) =>
        await CreateLimitedKeyAsync(tenant, ["--requests-per-minute", "1000000"], scopes);

    /// <summary>Creates a key with limits.</summary>
    internal async Task<string> CreateLimitedKeyAsync(string tenant, string[] limits, params string[] scopes)
    {
        var output = await BuiltProgram.Cli.RunAsync(
        [
            "keys", "create", "--file", KeysFile, "--tenant", tenant, "--json", .. limits,
            .. scopes.SelectMany(scope => new[] { "--scope", scope }),
        ]);
        return JsonDocument.Parse(output).RootElement.GetProperty("key").GetString()!;
    }

    /// <summary>Returns the key of a tenant that sends nothing but bad requests: what they leave behind is seen.
    /// </summary>
    internal async Task<string> CatalogueKeyAsync() =>
        _catalogueKey ??= await CreateKeyAsync("careless", "generate", "explain", "steer");

    /// <summary>Returns a client for HTTP without conveniences.</summary>
    internal HttpClient CreateClient(string? key)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return client;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
