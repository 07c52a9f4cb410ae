using Whence.Attribution.Profiles;
using Whence.Steering.Profiles;
using Whence.Steering.Tests.Profiles;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>A tenant's profiles in PostgreSQL.</summary>
public sealed class PostgresProfileStoreTests : ProfileStoreConformance, IAsyncLifetime
{
    private ExplanationStoreHost? _host;

    [PostgresTheory]
    [MemberData(nameof(Promises))]
    public Task Store_EveryPromise_IsKept(string promise) => KeepAsync(promise);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    protected override async Task<IProfileStore> StoreAsync()
    {
        _host = await ExplanationStoreHost.StartAsync(postgres: true);
        return new TenantProfiles(_host.Texts).Of("a");
    }
}
