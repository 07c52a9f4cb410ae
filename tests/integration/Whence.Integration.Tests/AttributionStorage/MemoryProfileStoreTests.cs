using Whence.Attribution.Profiles;
using Whence.Attribution.Versions.Memory;
using Whence.Steering.Profiles;
using Whence.Steering.Tests.Profiles;

namespace Whence.Integration.Tests.AttributionStorage;

/// <summary>A tenant's profiles in memory.</summary>
public sealed class MemoryProfileStoreTests : ProfileStoreConformance
{
    [Theory]
    [MemberData(nameof(Promises))]
    public Task Store_EveryPromise_IsKept(string promise) => KeepAsync(promise);

    protected override Task<IProfileStore> StoreAsync() =>
        Task.FromResult<IProfileStore>(new TenantProfiles(new MemoryVersionedTexts()).Of("a"));
}
