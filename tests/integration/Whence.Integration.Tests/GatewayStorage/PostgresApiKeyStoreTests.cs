using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Whence.Gateway.Storage;
using Whence.Integration.Tests.Persistence;
using Whence.Keys;
using Whence.Persistence.Schemas;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.GatewayStorage;

[NeedsPostgres]
public sealed class PostgresApiKeyStoreTests : ApiKeyStoreConformance
{
    private TestDatabase? _database;
    private IHost? _host;

    public override async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    protected override async Task<IApiKeyStore?> OpenAsync()
    {
        if (TestBackends.Postgres is null)
        {
            return null;
        }

        _database = await TestDatabase.CreateAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Database:ConnectionString"] = _database.ConnectionString });
        builder.AddSchema<GatewayContext>(GatewayContext.Schema);
        builder.Services.AddSingleton<IApiKeyStore, PostgresApiKeyStore>();
        _host = builder.Build();
        await _host.StartAsync();
        return _host.Services.GetRequiredService<IApiKeyStore>();
    }
}
