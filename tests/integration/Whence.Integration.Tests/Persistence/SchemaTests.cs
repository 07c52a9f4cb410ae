using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Whence.Persistence.Schemas;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Persistence;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [PostgresFact]
    public async Task Start_ManyProcessesAtOnce_MigrateOnce()
    {
        var hosts = Enumerable.Range(0, 5).Select(_ => ProbeHost.Create(_database.ConnectionString)).ToList();

        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
        var pending = await Task.WhenAll(hosts.Select(host => SchemaOf(host).PendingAsync(CancellationToken.None)));

        Assert.All(pending, Assert.Empty);
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Start_PendingButNotToMigrate_RefusesWithTheCommand()
    {
        await using var host = ProbeHost.Create(_database.ConnectionString, migrate: false);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);

        Assert.Contains("0001_messaging, 0002_effects", error.Message, StringComparison.Ordinal);
        Assert.Contains("migrate --script", error.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Start_NotDurable_Refuses()
    {
        var careless = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Options = "-c synchronous_commit=off",
        };
        await using var host = ProbeHost.Create(careless.ToString());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);

        Assert.Contains("synchronous_commit is off", error.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task MigrateCommand_Script_AppliesByHand()
    {
        await using var host = ProbeHost.Create(_database.ConnectionString, migrate: false);
        using var script = new StringWriter();

        Assert.True(await host.RunAsync(script, "migrate", "--script"));
        await ExecuteAsync(script.ToString());
        await ExecuteAsync(script.ToString()); // whoever runs it twice breaks nothing
        await host.StartAsync();

        Assert.Equal(0, await host.UndeliveredAsync());
    }

    [PostgresFact]
    public async Task MigrateCommand_Plain_AppliesAndSaysSo()
    {
        await using var host = ProbeHost.Create(_database.ConnectionString, migrate: false);
        using var output = new StringWriter();

        Assert.True(await host.RunAsync(output, "migrate"));
        Assert.True(await host.RunAsync(output, "migrate"));
        Assert.False(await host.RunAsync(output));

        Assert.Equal(
            $"probe: 0001_messaging, 0002_effects{Environment.NewLine}probe: up to date{Environment.NewLine}",
            output.ToString());
    }

    private static ISchema SchemaOf(ProbeHost host) => host.Services.GetRequiredService<ISchema>();

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
