using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Whence.Keys;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Support;

/// <summary>Every service as its own process on loopback, with a virtual host and a database that nobody else uses.
/// </summary>
internal sealed class PlatformProcesses : IAsyncDisposable
{
    private static readonly string[] Services =
        ["generations", "tokenization", "decoding", "attribution", "audit", "gateway"];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, HostProcess> _hosts = [];
    private readonly TestDatabase _database;
    private readonly TestVirtualHost? _virtualHost;
    private readonly TestKeys _keys;

    private PlatformProcesses(PlatformSetup setup, TestDatabase database, TestVirtualHost? virtualHost)
    {
        (_database, _virtualHost) = (database, virtualHost);
        _keys = new TestKeys(Path.Combine(_folder.Path, "keys.json"));
        Database = NpgsqlDataSource.Create(database.ConnectionString);
        AddHosts(setup);
    }

    /// <summary>Gets the database, to look at it from outside.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>Gets the virtual host, when the broker is the shared one.</summary>
    public TestVirtualHost VirtualHost =>
        _virtualHost ?? throw new InvalidOperationException("The platform has a broker of its own.");

    public Uri Gateway => _hosts["gateway"].Address;

    public IReadOnlyCollection<HostProcess> Hosts => _hosts.Values;

    /// <summary>Gets an instance: <c>decoding</c>, <c>decoding-2</c>.</summary>
    public HostProcess this[string name] => _hosts[name];

    /// <summary>Starts everything and returns when every instance is ready.</summary>
    public static async Task<PlatformProcesses> StartAsync(PlatformSetup setup)
    {
        var virtualHost = setup.Broker is null ? await TestVirtualHost.CreateAsync() : null;
        var platform = new PlatformProcesses(setup, await TestDatabase.CreateAsync(), virtualHost);
        try
        {
            foreach (var host in platform.Hosts)
            {
                host.Start();
            }

            await Task.WhenAll(platform.Hosts.Select(host => host.WaitReadyAsync()));
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns a new tenant's client; without limits it may use what it likes.</summary>
    public async Task<PlatformClient> TenantAsync(string tenant, KeyLimits? limits = null) =>
        new(Gateway, tenant, await _keys.CreateAsync(tenant, limits ?? new KeyLimits()));

    /// <summary>Returns the first number of the first row.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Returns when something is seen to be true.</summary>
    public async Task WaitForAsync(
        string what, Func<Task<bool>> condition, int seconds = 60, Func<string>? explain = null)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            Assert.False(
                timeout.IsCancellationRequested,
                $"Waited {seconds} s in vain for {what}.\n{explain?.Invoke()}\n{Logs()}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>Returns the end of each log.</summary>
    public string Logs() => string.Join('\n', Hosts.Select(host => $"== {host.Name}\n{host.LogTail(12)}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
        {
            await host.DisposeAsync();
        }

        await Database.DisposeAsync();
        await _database.DisposeAsync();
        if (_virtualHost is not null)
        {
            await _virtualHost.DisposeAsync();
        }

        if (Environment.GetEnvironmentVariable("WHENCE_KEEP_LOGS") is not { Length: > 0 })
        {
            _folder.Dispose();
        }
    }

    private void AddHosts(PlatformSetup setup)
    {
        var names = Services.SelectMany(service => Instances(service, setup)).ToList();
        var addresses = names.Zip(FreePorts.Take(names.Count), (name, port) =>
            (Service: name.Split('-')[0], Name: name, Address: new Uri($"http://127.0.0.1:{port}"))).ToList();
        var settings = new HostSettings
        {
            Broker = setup.Broker?.Address ?? VirtualHost.Address,
            Management = setup.Broker?.Management ?? SharedManagement(),
            Database = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxPoolSize = 20 }.ToString(),
            Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
            Model = setup.Model,
            KeyFile = _keys.Path,
            Addresses = addresses.GroupBy(one => one.Service, one => one.Address)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<Uri>)[.. group]),
        };
        foreach (var (service, name, address) in addresses)
        {
            _hosts[name] = Host(service, name, address, settings, setup);
        }
    }

    private HostProcess Host(string service, string name, Uri address, HostSettings settings, PlatformSetup setup)
    {
        var host = new HostProcess(name, HostPrograms.Of(service), address, Path.Combine(_folder.Path, name + ".log"));
        host.Set("WHENCE__Urls", address.ToString());
        foreach (var (key, value) in settings.Of(service))
        {
            host.Set(HostSettings.VariableOf(key), value);
        }

        foreach (var (_, key, value) in setup.Settings.Where(one => one.Service == service))
        {
            host.Set(HostSettings.VariableOf(key), value);
        }

        return host;
    }

    private static Uri SharedManagement() => new UriBuilder(TestBackends.RabbitMqManagement!)
    {
        UserName = TestBackends.RabbitMq!.UserInfo.Split(':')[0],
        Password = TestBackends.RabbitMq.UserInfo.Split(':')[1],
    }.Uri;

    private static IEnumerable<string> Instances(string service, PlatformSetup setup)
    {
        var count = service switch
        {
            "decoding" => setup.Decoders,
            "generations" => setup.Coordinators,
            _ => 1,
        };
        return Enumerable.Range(1, count).Select(number => number == 1 ? service : $"{service}-{number}");
    }
}
